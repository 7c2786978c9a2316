package org.pledgekeeper.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.pledgekeeper.statement.PublicFace;
import org.pledgekeeper.statement.Sentences;
import org.pledgekeeper.tenant.Area;
import org.pledgekeeper.tenant.Sector;

/**
 * A signatory as the public sees it.
 *
 * @param website may be null
 * @param logo address of the logo's picture
 * @param authorisedOn day on which the senior leader last confirmed it
 * @param lastReview day of the last submitted review; null before the first
 * @param lines what has been done since, newest first
 * @param said what people said and what was done, newest first
 * @param together with whom it does something together, where both agree to say so
 * @param stories whether someone has chosen to tell theirs in public
 */
public record Profile(String slug, String name, String sector, String area, String website, String statement,
        String logo, int logoWidth, int logoHeight, String logoAlt, String seniorName, String seniorRole, LocalDate authorisedOn,
        LocalDate pledgedOn, LocalDate lastReview, List<Line> lines, List<Said> said, List<Together> together, boolean stories) {

    /**
     * One thing that was done since.
     *
     * @param promise the sentence of the public statement that it keeps, as it was published
     * @param on the day it is about
     */
    public record Line(String promise, LocalDate on, String words) {}

    /** @param words what is done together, as this organisation tells it; null where it tells nothing; so is the day */
    public record Together(String slug, String name, LocalDate on, String words) {}

    /** You said, we did. @param on the day it is about */
    public record Said(LocalDate on, String said, String did) {}

    /** What was done since for one promise, newest first. @param standing whether the statement that stands still says it */
    public record Kept(String promise, boolean standing, List<Line> lines) {}

    /** @return the promises of which there is something to tell: those of the statement that stands in its order, then earlier ones */
    public List<Kept> sinceThen() {
        List<String> sentences = Sentences.of(statement);
        return lines.stream().collect(Collectors.groupingBy(Line::promise)).entrySet().stream()
                .map(one -> new Kept(one.getKey(), sentences.contains(one.getKey()), one.getValue()))
                .sorted(java.util.Comparator.comparing((Kept one) -> one.standing ? sentences.indexOf(one.promise) : sentences.size())
                        .thenComparing(Kept::promise))
                .toList();
    }

    /** @return the same organisation as it would be seen with this */
    public Profile with(PublicFace face, String itsLogo) {
        return new Profile(slug, name, sector, area, face.getWebsite(), face.getStatement(), itsLogo, face.getLogoWidth(),
                face.getLogoHeight(), face.getLogoAlt(), face.getSeniorName(), face.getSeniorRole(), face.getSeniorDate(), pledgedOn,
                lastReview, lines, said, together, stories);
    }

    public String sectorTitle() {
        return Sector.valueOf(sector).getTitle();
    }

    public String areaTitle() {
        return Area.title(area);
    }
}
