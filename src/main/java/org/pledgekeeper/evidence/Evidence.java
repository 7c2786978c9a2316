package org.pledgekeeper.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.pledgekeeper.assessment.BesideItems.EvidenceShown;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.WebLink;

/**
 * One thing that shows something is true. What it is (the link, the file, the words) never changes once added; what is said
 * about it (its title, the period it covers, when to look at it again) does. The tenant it belongs to is the database's to say.
 */
@Entity
public class Evidence {
    private static final int LONGEST_TITLE = 160;
    private static final int TITLE_FROM_WORDS = 60;
    private static final int LEAST_IN_MEGABYTES = 100 * 1024;

    /** What it can be. */
    public enum Kind {
        LINK("Link"), FILE("File"), WORDS("A few words");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }
    }

    @Id
    private UUID id;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String title;
    private String link;
    private String words;
    @Column(name = "file_name")
    private String fileName;
    @Column(name = "file_type")
    private String fileType;
    @Column(name = "file_size")
    private Integer fileSize;
    @Column(name = "covers_from")
    private LocalDate coversFrom;
    @Column(name = "covers_to")
    private LocalDate coversTo;
    @Column(name = "review_by")
    private LocalDate reviewBy;
    @Column(name = "added_by")
    private String addedBy;
    @Column(name = "added_at")
    private Instant addedAt;
    @Version
    private int version;

    protected Evidence() {}

    /** @throws Refused with all that needs mending */
    Evidence(UUID id, EvidenceContent content, About about, String addedBy, Instant addedAt) {
        Map<String, String> problems = new LinkedHashMap<>(content.problems());
        problems.putAll(about.problems());
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        this.id = id;
        this.kind = content.kind();
        this.link = content.kind() == Kind.LINK ? WebLink.of(content.link()).orElseThrow() : null;
        this.words = content.kind() == Kind.WORDS ? content.words().strip() : null;
        if (content.kind() == Kind.FILE) {
            this.fileName = OneLine.of(content.file().name());
            this.fileType = content.file().type().getMediaType();
            this.fileSize = content.file().bytes().length;
        }
        this.addedBy = addedBy;
        this.addedAt = addedAt;
        put(about);
    }

    /**
     * Says something else about it.
     *
     * @throws Refused when the title is too long or the period ends before it begins
     */
    void describe(About about) {
        if (!about.problems().isEmpty()) {
            throw new Refused(about.problems());
        }
        put(about);
    }

    private void put(About about) {
        title = about.title == null ? ownTitle() : about.title;
        coversFrom = about.coversFrom;
        coversTo = about.coversTo;
        reviewBy = about.reviewBy;
    }

    /** The title of one that was given none: from the link, the file's name, or its first words. */
    private String ownTitle() {
        String own = switch (kind) {
            case LINK -> link.replaceFirst("(?i)^https?://(www\\.)?", "").replaceFirst("/$", "");
            case FILE -> fileName.replaceFirst("\\.[a-z]+$", "");
            case WORDS -> words.replaceAll("\\s+", " ");
        };
        int most = kind == Kind.WORDS ? TITLE_FROM_WORDS : LONGEST_TITLE;
        if (own.length() <= most) {
            return own;
        }
        int space = kind == Kind.WORDS ? own.lastIndexOf(' ', most - 1) : -1;
        String cut = own.substring(0, space > 0 ? space : most - 1);
        return (Character.isHighSurrogate(cut.charAt(cut.length() - 1)) ? cut.substring(0, cut.length() - 1) : cut) + "…";
    }

    /** What is said about a piece of evidence; all of it may be left out. */
    public record About(String title, LocalDate coversFrom, LocalDate coversTo, LocalDate reviewBy) {
        public static final About NOTHING = new About(null, null, null, null);

        public About {
            title = OneLine.of(title);
        }

        /** @return what needs mending, by field */
        public Map<String, String> problems() {
            Map<String, String> problems = new LinkedHashMap<>();
            if (title != null && title.length() > LONGEST_TITLE) {
                problems.put("title", "This title is " + title.length() + " characters long. Please keep it to 160.");
            }
            dated("coversFrom", coversFrom, problems);
            dated("coversTo", coversTo, problems);
            dated("reviewBy", reviewBy, problems);
            if (problems.isEmpty() && coversFrom != null && coversTo != null && coversFrom.isAfter(coversTo)) {
                problems.put("coversTo", "This is before the first day. Please swap them, or change one.");
            }
            return problems;
        }

        private static void dated(String field, LocalDate day, Map<String, String> problems) {
            if (day != null && (day.getYear() < 1900 || day.getYear() > 2100)) {
                problems.put(field, "Enter a year between 1900 and 2100.");
            }
        }
    }

    /** @return whether the other is the same thing, added by the same person; what is said about it may have changed */
    boolean isSameAs(Evidence other) {
        return kind == other.kind && addedBy.equals(other.addedBy) && Objects.equals(link, other.link) && Objects.equals(words, other.words)
                && Objects.equals(fileName, other.fileName) && Objects.equals(fileSize, other.fileSize);
    }

    /** @return as it is shown beside an indicator; knows whether it is out of date */
    public EvidenceShown shown() {
        return new EvidenceShown(id, kind.name(), title, link, words, coversFrom, coversTo, reviewBy);
    }

    public boolean isOutOfDate() {
        return shown().isOutOfDate();
    }

    public String getPeriod() {
        return shown().getPeriod();
    }

    /** @return its file for people: "PDF, 1.2 MB", "Picture, 80 KB"; empty where it is none */
    public String getFile() {
        if (kind != Kind.FILE) {
            return "";
        }
        String size = fileSize < LEAST_IN_MEGABYTES ? (fileSize + 1023) / 1024 + " KB" : CheckedFile.megabytes(fileSize) + " MB";
        return FileType.ofMediaType(fileType).map(FileType::getTitle).orElse("File") + ", " + size;
    }

    public UUID id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String link() {
        return link;
    }

    public String words() {
        return words;
    }

    public String fileName() {
        return fileName;
    }

    public String fileType() {
        return fileType;
    }

    public Integer fileSize() {
        return fileSize;
    }

    public LocalDate coversFrom() {
        return coversFrom;
    }

    public LocalDate coversTo() {
        return coversTo;
    }

    public LocalDate reviewBy() {
        return reviewBy;
    }

    public String addedBy() {
        return addedBy;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public int version() {
        return version;
    }
}
