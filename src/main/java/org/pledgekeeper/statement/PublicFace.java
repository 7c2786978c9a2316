package org.pledgekeeper.statement;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.WebLink;
import org.pledgekeeper.web.Days;

/**
 * What an organisation shows in public: its statement, logo, website and the senior leader who authorises them. The first
 * application, a later draft and what is published are all made of this, are judged alike and compared alike.
 */
@MappedSuperclass
public abstract class PublicFace {
    static final String LOGO = "Logo";
    private static final int LONGEST_WEBSITE = 300;

    private String website;
    private String statement;
    @Basic
    @Column(name = "logo_png")
    private byte[] logoPng;
    @Column(name = "logo_sha256")
    private String logoSha256;
    @Column(name = "logo_width")
    private Integer logoWidth;
    @Column(name = "logo_height")
    private Integer logoHeight;
    @Column(name = "logo_alt")
    private String logoAlt;
    @Column(name = "senior_name")
    private String seniorName;
    @Column(name = "senior_role")
    private String seniorRole;
    @Column(name = "senior_date")
    private LocalDate seniorDate;

    /** @throws org.pledgekeeper.refusal.Refused where nothing of it can be changed now */
    protected abstract void requireEditable();

    /** @return whether it is said that the senior leader authorises it */
    public abstract boolean isSeniorConfirms();

    public void link(String newWebsite) {
        requireEditable();
        website = WebLink.of(newWebsite).orElse(OneLine.of(newWebsite));
    }

    public void write(String newStatement) {
        requireEditable();
        statement = newStatement == null ? null : newStatement.strip();
    }

    public void showLogo(LogoImage logo) {
        requireEditable();
        logoPng = logo.png();
        logoSha256 = logo.sha256();
        logoWidth = logo.width();
        logoHeight = logo.height();
    }

    public void describeLogo(String alt) {
        requireEditable();
        logoAlt = OneLine.of(alt);
    }

    protected void authorise(String name, String role, LocalDate date) {
        requireEditable();
        seniorName = OneLine.of(name);
        seniorRole = OneLine.of(role);
        seniorDate = date;
    }

    protected final void copy(PublicFace other) {
        website = other.website;
        statement = other.statement;
        logoPng = other.logoPng;
        logoSha256 = other.logoSha256;
        logoWidth = other.logoWidth;
        logoHeight = other.logoHeight;
        logoAlt = other.logoAlt;
        seniorName = other.seniorName;
        seniorRole = other.seniorRole;
        seniorDate = other.seniorDate;
    }

    protected final void checkWebsite(Map<String, String> problems) {
        if (website != null && WebLink.of(website).filter(address -> address.matches("https?://[^/?#]+\\.[^/?#]+.*")).isEmpty()) {
            problems.put("website", "Enter a web address, for example www.example.org, or leave it empty.");
        } else if (website != null && website.length() > LONGEST_WEBSITE) {
            problems.put("website",
                    "This address is " + website.length() + " characters long. Please find one of at most " + LONGEST_WEBSITE + ".");
        }
    }

    protected final void checkStatement(Map<String, String> problems) {
        int words = Words.count(statement);
        if (words == 0) {
            problems.put("statement", "Write what your organisation does, or will do, to keep the pledge.");
        } else if (words > Words.LIMIT) {
            int over = words - Words.LIMIT;
            problems.put("statement", "Your statement has " + words + " words. Please shorten it by " + over
                    + (over == 1 ? " word" : " words") + "; the pledge allows " + Words.LIMIT + ". Your text is kept as you wrote it.");
        } else if (statement.length() > 3000) {
            problems.put("statement", "Your statement is very long for its number of words. Please keep it under 3,000 characters.");
        }
    }

    protected final void checkLogo(Map<String, String> problems) {
        if (logoPng == null) {
            problems.put("logo", "Choose your logo: a PNG, JPEG, WebP or SVG file of at most 2 MB.");
        }
        require(problems, "logoAlt", logoAlt, 200, "Describe the logo in a few words, for people who cannot see it.");
    }

    protected final void checkAuthorisation(Map<String, String> problems) {
        require(problems, "seniorName", seniorName, 120, "Enter the name of the senior leader who authorises the pledge.");
        require(problems, "seniorRole", seniorRole, 120, "Enter their role, for example Chief Executive.");
        if (seniorDate == null) {
            problems.put("seniorDate", "Enter the date they authorised it, for example 14 3 2026.");
        } else if (seniorDate.isAfter(LocalDate.now(Days.SCOTLAND).plusDays(1))) {
            problems.put("seniorDate", "This date is in the future. Enter the date on which they authorised the pledge.");
        } else if (seniorDate.isBefore(LocalDate.now(Days.SCOTLAND).minusYears(10))) {
            problems.put("seniorDate", "This date is more than ten years ago. Please check the year.");
        }
        if (!isSeniorConfirms()) {
            problems.put("seniorConfirms",
                    "Tick the box to confirm that the senior leader authorises the pledge and the use of the logo.");
        }
    }

    protected static void require(Map<String, String> problems, String field, String value, int longest, String message) {
        if (value == null || value.isBlank()) {
            problems.put(field, message);
        } else if (value.length() > longest) {
            problems.put(field, "This is " + value.length() + " characters long. Please keep it to " + longest + ".");
        }
    }

    protected final void holdStatement(Map<String, String> held) {
        held.put("Statement", statement);
    }

    protected final void holdLogo(Map<String, String> held) {
        held.put(LOGO, logoPng == null ? null
                : "A picture of " + logoWidth + " by " + logoHeight + " (" + logoSha256.substring(0, 6) + ")");
        held.put("Words for the logo", logoAlt);
    }

    protected final void holdAuthorisation(Map<String, String> held) {
        held.put("Senior leader", seniorName);
        held.put("Role of the senior leader", seniorRole);
        held.put("Date", Days.words(seniorDate));
        held.put("Confirmed", isSeniorConfirms() ? "Yes" : null);
    }

    /** @return what it holds, by its label, as people read it; "" for what is not given */
    public Map<String, String> held() {
        Map<String, String> held = new LinkedHashMap<>();
        held.put("Website", website);
        holdStatement(held);
        holdLogo(held);
        holdAuthorisation(held);
        held.replaceAll((label, value) -> Objects.requireNonNullElse(value, ""));
        return held;
    }

    public String getWebsite() {
        return website;
    }

    public String getStatement() {
        return statement;
    }

    public byte[] logoPng() {
        return logoPng;
    }

    public boolean isLogoGiven() {
        return logoPng != null;
    }

    public String getLogoSha256() {
        return logoSha256;
    }

    public int getLogoWidth() {
        return logoWidth == null ? 0 : logoWidth;
    }

    public int getLogoHeight() {
        return logoHeight == null ? 0 : logoHeight;
    }

    /** @return its pixels and bytes, in words */
    public String getLogoSize() {
        return logoSize(logoPng, logoWidth, logoHeight);
    }

    static String logoSize(byte[] png, Integer width, Integer height) {
        return png == null ? "" : width + " by " + height + " pixels, "
                + (png.length < 10_000 ? String.format(Locale.UK, "%,d bytes", png.length) : png.length / 1000 + " kB");
    }

    public String getLogoAlt() {
        return logoAlt;
    }

    public String getSeniorName() {
        return seniorName;
    }

    public String getSeniorRole() {
        return seniorRole;
    }

    public LocalDate getSeniorDate() {
        return seniorDate;
    }
}
