package org.pledgekeeper.importing;

import static org.pledgekeeper.importing.Destination.ACTIONS;
import static org.pledgekeeper.importing.Destination.SUPERVISION;
import static org.pledgekeeper.importing.Destination.TRAINING;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column of a file means. */
public enum Means {
    LEFT_ALONE("Left alone", null, null, TRAINING, SUPERVISION, ACTIONS),
    PERSON("Who it was: told apart, not kept", null, null, TRAINING),
    DAY("The day or the month",
            "(?:date |day |when )?(?:of )?(?:completed|completion|attended|achieved|passed)(?: on| date| day)?|(?:completion|session|"
                    + "supervision|"
                    + "training|attendance|event|finish|end) (?:date|day|month)|date|day|month|period|when",
            "complet|attend|achiev|pass|finish|date|month|held on", TRAINING, SUPERVISION),
    LEVEL("The practice level", "(?:practice |skill |training |nttp )?(?:level|tier)", "level|tier", TRAINING),
    GROUP("The workforce group",
            "(?:workforce |staff |job )?(?:group|family)|service(?: area)?|department|dept|directorate|division|team|sector|(?:org|"
                    + "organisation|"
                    + "organisational|business) unit",
            "group|department|directorate|service|division|team|area|sector|unit", TRAINING),
    COURSE("What the training was", "(?:course|module|training|learning|programme|event|activity|resource)(?: name| title)?|title",
            "course|module|training|learning|programme|title|activity", TRAINING),
    STATUS("How far it is", "(?:completion |course |session |training )?(?:status|state|outcome|result)|attendance|attended|progress|rag",
            "status|outcome|result|attendance|progress", TRAINING, SUPERVISION, ACTIONS),
    PEOPLE("How many people",
            "(?:number|no|count|total|how many)(?: of)? (?:people|staff|attendees|participants|completions|learners|completed|"
                    + "trained|roles)|people|headcount|completions|attendees|participants|trained|count|number|total",
            "number|count|headcount|how many", TRAINING),
    MEASURE("What is counted: completed, held or needed", "measure|what is counted|counted|kind of count", "measure|counted", TRAINING),
    TYPE("The type of supervision", "(?:supervision |session )?(?:type|kind|category)", "type|kind|category", SUPERVISION),
    FORM("One to one, or a group", "form(?:at)?|mode|one to one or group|individual or group|1 1 or group|setting",
            "format|individual|one to one|1 1",
            SUPERVISION),
    OFFERED("How many were offered", "(?:sessions |number |no )?(?:offered|planned|scheduled|booked)", "offered|planned|scheduled|booked",
            SUPERVISION),
    HELD("How many were held", "(?:sessions |number |no )?(?:held|delivered|completed|took place)", "held|delivered|took place",
            SUPERVISION),
    PRESSURE("Cancelled: service pressure", "(?:cancelled )?(?:because of |due to )?(?:service )?pressures?", "pressure|capacity",
            SUPERVISION),
    BY_STAFF("Cancelled: staff choice", "(?:cancelled )?(?:by )?staff(?: choice)?", "by staff|staff choice", SUPERVISION),
    OTHERWISE("Cancelled: other reasons", "cancell?ed|cancellations|(?:cancelled )?other(?:wise| reasons?)?", "cancel|other", SUPERVISION),
    TITLE("What will be done", "action(?: point| title| description)?|what(?: will be done)?|task|title|description|activity|step",
            "action|task|what|"
                    + "description",
            ACTIONS),
    OWNER("Which role sees to it",
            "(?:action )?(?:owner|lead|responsible|responsibility)(?: role| person| officer)?|who|role|assigned to|by whom",
            "owner|lead|responsib|who|assigned", ACTIONS),
    DUE("The month it is planned for",
            "(?:due|target|deadline|end|completion|planned|finish)(?: date| month| by)?|by when|timescale|when|date|month",
            "due|target|deadline|by when|timescale", ACTIONS),
    COMMITMENT("The commitment", "(?:pledge )?commitment|theme|priority|pledge|strand", "commitment|theme|priority", ACTIONS),
    STARTED("The day it was decided", "(?:start(?:ed)?|agreed|decided|created|opened|raised)(?: on| date)?|date (?:raised|agreed|started)",
            "started|agreed|decided|raised|created", ACTIONS);

    private static final Pattern NUMBERS_A_PERSON =
            Pattern.compile("\\be ?mail\\b|\\b(?:user|person|staff|employee|learner|payroll|pay|personnel|"
                    + "assignment)(?: ?id| ?no| number| ?ref| ?code)\\b|\\busername\\b|\\buser name\\b|\\blogin\\b|\\bchi\\b|\\bnhs "
                    + "number\\b|\\bnational insurance\\b|\\bni number\\b");
    private static final Pattern NAMES_A_PERSON =
            Pattern.compile("\\b(?:fore|sur|last|first|full|given|family|middle|preferred|known|learner|"
                    + "employee|staff|person|delegate|attendee|participant|manager|supervisor|supervisee|user|display)s? ?names?\\b|"
                    + "^names?$|^(?:learner|employee|staff|"
                    + "staff member|person|delegate|attendee|participant|manager|line manager|reports to|supervisor|supervisee|"
                    + "colleague|worker|user|student)$|"
                    + "\\bphone\\b|\\bmobile\\b|\\baddress\\b|\\bpostcode\\b|\\bbirth\\b|\\bdob\\b");
    private static final Pattern NEVER_A_DAY =
            Pattern.compile("start|enrol|assign|register|expir|renew|due|birth|dob|hire|join|created|modified");

    private final String title;
    private final Pattern exact;
    private final Pattern like;
    private final Set<Destination> destinations;

    Means(String title, String exact, String like, Destination first, Destination... more) {
        this.title = title;
        this.exact = exact == null ? null : Pattern.compile(exact);
        this.like = like == null ? null : Pattern.compile(like);
        destinations = EnumSet.of(first, more);
    }

    public String getTitle() {
        return title;
    }

    boolean isOf(Destination destination) {
        return destinations.contains(destination);
    }

    /** @return whether a heading, in plain words, says that the column tells one person from another */
    static boolean numbersAPerson(String heading) {
        return NUMBERS_A_PERSON.matcher(heading).find();
    }

    static boolean namesAPerson(String heading) {
        return numbersAPerson(heading) || NAMES_A_PERSON.matcher(heading).find();
    }

    /** @param heading in plain words @return 100 where it says just this, 50 where it sounds like it, 0 where not */
    int fits(String heading) {
        if (exact == null || heading.isEmpty() || this == DAY && NEVER_A_DAY.matcher(heading).find()) {
            return 0;
        }
        return exact.matcher(heading).matches() ? 100 : like.matcher(heading).find() ? 50 : 0;
    }

    /** @return a heading in small letters, with single spaces for all that is no letter or digit */
    static String plain(String heading) {
        return heading.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
