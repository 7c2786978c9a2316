package org.pledgekeeper.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.tenant.Area;

/**
 * Finds words by which someone could be known: likely names, places and dates, addresses and numbers. A guess: the teller sees each, and
 * the story without them, and decides.
 */
public final class Identifying {
    /** What a find seems to be, and what stands in its place. */
    public enum Kind {
        EMAIL("an email address"), PHONE("a phone number"), NUMBER("a number"), PLACE("a place"), DATE("a date"), NAME("a name");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String getTitle() {
            return title;
        }

        String standIn() {
            return "[" + title + "]";
        }
    }

    /** One find, wherever it stands in the story. */
    public record Found(String text, Kind kind) {}

    private static final String MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December"
            + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
    private static final String CAPITAL = "\\p{Lu}[\\p{L}\\p{M}]*(?:[’'-]\\p{L}[\\p{L}\\p{M}]+)*";
    private static final String JOIN = "(?: (?:an t-|an |na |a’ |van |de |der |von |ó |nic |mac |o’)?| ?-)";
    private static final String PLACE_WORD =
            "(?:Street|Road|Avenue|Lane|Drive|Terrace|Crescent|Place|Square|Gardens|Court|Close|Wynd|Hospital"
                    + "|Infirmary|School|Academy|College|University|Nursery|Surgery|Clinic|Prison|House|Hostel|Church|Chapel|Park"
                    + "|Centre|Island|Loch|Glen)";
    private static final Map<Kind, List<Pattern>> PATTERNS = new LinkedHashMap<>();

    /** Capital letters that begin no name. */
    private static final Set<String> PLAIN =
            words("I I’m I'm I’ve I've I’d I'd I’ll I'll NHS GP A&E ID TV OK DWP PIP ADHD PTSD CAMHS MP MSP UK"
                    + " Scotland Scottish Britain British England English Gaelic Polish Ukrainian Urdu Welsh Irish European God "
                    + "Christmas Easter"
                    + " Hogmanay Eid Diwali Ramadan Mum Mam Mummy Dad Daddy Gran Granny Nan Nana Grandad Auntie Aunt Uncle Covid "
                    + "Internet Monday"
                    + " Tuesday Wednesday Thursday Friday Saturday Sunday Mr Mrs Ms Miss Mx Dr Social Work Children’s Hearing Panel "
                    + "Council Service"
                    + " Team Police Citizens Advice Universal Credit");
    /** Common first names, so that one that begins a sentence, or is typed in small letters, is found too. */
    private static final Set<String> FIRST = words("Aaron Abdul Adam Agnes Ahmed Aidan Ailsa Aileen Aisha Alan Alasdair Alastair Alex"
            + " Alexander Ali Alice Alison Allan Amanda Amelia Amina Amy Andrew Angela Angus Ann Anna Anne Annie Anthony Archie "
            + "Arthur Ava Barbara"
            + " Ben Beth Brian Brodie Bruce Caitlin Callum Calum Cameron Carol Caroline Catherine Catriona Charlie Charlotte Chloe Chris"
            + " Christine Christopher Claire Clare Colin Connor Craig Daniel David Dawn Dean Deborah Denise Derek Diane Donald Donna"
            + " Dorothy Douglas Duncan Dylan Eilidh Elaine Elizabeth Ella Ellie Emily Emma Erin Euan Evie Ewan Fatima Fiona Finlay"
            + " Fraser Freya Gary Gavin Gemma George Gillian Gordon Graeme Graham Hamish Hannah Harry Heather Helen Iain Ian Imran Irene"
            + " Isabella Isla Jack Jackie Jacqueline Jake James Jamie Jane Janet Janice Jason Jean Jennifer Jenny Jessica Jim Joan Joanne"
            + " John Jordan Joseph Joyce Julia Julie Karen Kate Katherine Katie Keith Kelly Kenneth Kenny Kevin Kirsty Kyle Laura Lauren"
            + " Leanne Lee Lesley Lewis Liam Linda Lisa Logan Lorna Lorraine Louise Lucy Lynn Lynne Mairi Malcolm Margaret Maria Marie"
            + " Martin Mary Matthew Maureen Megan Michael Michelle Mohammed Mohammad Moira Morag Mohamed Muhammad Natalie Neil Niamh Nicola"
            + " Noah Olivia Oliver Pamela Patricia Patrick Paul Pauline Peter Philip Rachel Rebecca Richard Robert Robbie Ross Rory "
            + "Ruth Ryan"
            + " Samantha Samuel Sandra Sarah Scott Sean Shaun Sharon Sheila Shona Simon Skye Sophie Stephanie Stephen Steven Stewart"
            + " Stuart Susan Thomas Tracey Tracy Valerie Victoria Wendy William Yvonne Zara Zoe");
    private static final Set<String> ALSO_WORDS =
            words("Ali Amelia Ava Ben Beth Brodie Bruce Carol Craig Dawn Dean Gary Heather Jack Jean Joan"
                    + " Jordan Kelly Lee Logan Lynn Marie Ross Scott Skye Stewart Victoria");

    static {
        PATTERNS.put(Kind.EMAIL, List.of(Pattern.compile("[\\p{L}\\d._%+-]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+")));
        PATTERNS.put(Kind.DATE, List.of(
                Pattern.compile("\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? " + MONTH + "\\b(?:,? \\d{4})?|\\b" + MONTH
                        + " \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?|\\b" + MONTH + ",? \\d{4}\\b", Pattern.CASE_INSENSITIVE),
                Pattern.compile("(?<![\\d/.-])\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})(?!\\d)|\\b(?:19|20)\\d\\d-\\d\\d-\\d\\d\\b"),
                Pattern.compile("(?<![\\d,.£])(?:19|20)\\d\\d(?![\\d,])\\b"),
                Pattern.compile("(?i:\\b(?:in|last|this|next|since|until|every|of|from|by|early|late) )(" + MONTH + ")\\b")));
        PATTERNS.put(Kind.PHONE, List.of(
                Pattern.compile("(?<![\\d£.,])(?:\\+\\d{1,3}[ .-]?(?:\\(0\\))?|\\(?0)\\d(?:[ ().-]{0,2}\\d){8,10}(?!\\d)")));
        PATTERNS.put(Kind.NUMBER, List.of(Pattern.compile("(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)|(?<!\\d)\\d{6,}(?!\\d)"),
                Pattern.compile("\\b[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]\\b")));
        PATTERNS.put(Kind.PLACE, List.of(
                Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b", Pattern.CASE_INSENSITIVE),
                Pattern.compile("\\b(?:\\d+[a-z]? )?(?:(?:" + CAPITAL + ") ){1,3}" + PLACE_WORD + "\\b"),
                Pattern.compile("\\b(?:" + Stream.concat(Area.all().stream().filter(area -> !area.equals(Area.SCOTLAND)).map(Area::title),
                        Stream.of("Aberdeen", "Edinburgh", "Dundee", "Glasgow", "Inverness", "Paisley", "Perth", "Argyll", "Dumfries",
                                "Galloway", "Lanarkshire", "Ayrshire", "Dunbartonshire", "Orkney", "Shetland", "Kirkcaldy", "Ayr",
                                "Kilmarnock",
                                "Oban", "Stornoway", "Skye", "Lewis", "Leith", "Motherwell", "Hamilton", "Livingston", "Dunfermline"))
                        .sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote).collect(Collectors.joining("|"))
                        + ")\\b",
                        Pattern.CASE_INSENSITIVE),
                Pattern.compile(
                        "\\b(?:lived?|living|stay(?:ed|ing)?|moved|born|raised|grew up|work(?:ed|ing)?|school|hospital|home|flat|house)"
                                + " (?:in|at|from|near|to|on) (" + CAPITAL + "(?: " + CAPITAL + ")*)")));
        PATTERNS.put(Kind.NAME, List.of(
                Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lady|Lord|Sister|Nurse|Constable|Sergeant)\\.? "
                        + CAPITAL + "(?:" + JOIN + CAPITAL + ")*"),
                Pattern.compile("(?<![\\p{L}\\p{N}&])" + CAPITAL + "(?:" + JOIN + CAPITAL + ")*")));
    }
    private static final Pattern TITLED =
            Pattern.compile("(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lady|Lord|Sister|Nurse|Constable"
                    + "|Sergeant)\\.? \\p{Lu}");
    private static final Pattern SENTENCE_BEGINS = Pattern.compile("(?s)(?:.*[.!?:…“\"(\\n•-]\\s*|\\s*)");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}’'-])\\p{Ll}{3,}(?![\\p{L}-])");

    private Identifying() {}

    /** @return each find once, in the order in which they stand there */
    public static List<Found> in(String words) {
        Map<Integer, Found> at = new java.util.TreeMap<>();
        StringBuilder rest = new StringBuilder(words);
        PATTERNS.forEach((kind, patterns) -> {
            for (Pattern pattern : patterns) {
                List<int[]> taken = new ArrayList<>();
                for (Matcher found = pattern.matcher(rest); found.find();) {
                    int group = found.groupCount() > 0 && found.group(1) != null ? 1 : 0;
                    String text = kind == Kind.NAME ? name(rest, found) : found.group(group);
                    if (text != null) {
                        int start = kind == Kind.NAME ? found.end() - text.length() : found.start(group);
                        String bare = kind == Kind.NAME ? text.replaceFirst("[’']s$", "") : text;
                        at.put(start, new Found(bare, kind));
                        taken.add(new int[] {start, start + bare.length()});
                    }
                }
                taken.forEach(span -> blank(rest, span[0], span[1]));
            }
        });
        for (Matcher small = WORD.matcher(rest); small.find();) {
            String first = small.group().substring(0, 1).toUpperCase(Locale.ROOT) + small.group().substring(1);
            if (FIRST.contains(first) && !ALSO_WORDS.contains(first)) {
                at.put(small.start(), new Found(small.group(), Kind.NAME));
            }
        }
        return at.values().stream().distinct().toList();
    }

    /** @return the part of a run of capitalised words that looks like a name; null where none does */
    private static String name(CharSequence all, Matcher found) {
        String run = found.group();
        if (TITLED.matcher(run).lookingAt()) {
            return run;
        }
        boolean begins = SENTENCE_BEGINS.matcher(all.subSequence(Math.max(0, found.start() - 3), found.start())).matches();
        while (!run.isEmpty()) {
            String first = run.split("[ -]", 2)[0];
            String bare = first.replaceFirst("[’']s$", "");
            boolean last = first.length() == run.length();
            if (PLAIN.contains(first) || PLAIN.contains(bare) || bare.length() < 2 || !FIRST.contains(bare) && begins && last
                    || begins && !FIRST.contains(bare) && isOpening(bare)) {
                if (last) {
                    return null;
                }
                run = run.substring(first.length() + 1);
                begins = false;
            } else {
                return run;
            }
        }
        return null;
    }

    /** Words that often begin a sentence, before a name. */
    private static boolean isOpening(String word) {
        return OPENING.contains(word);
    }

    private static final Set<String> OPENING =
            words("The A An And But Then When After Before While Since If So Because My Our Your His Her Their It"
                    + " He She They We You This That These Those There Here Once One Last Next Every Each With Without For From To "
                    + "In On At By Of As Or"
                    + " Thank Thanks Dear Hello Hi Today Yesterday Later Now Even Only Just Not No Yes What Who Where Why How "
                    + "Nobody Somebody Both"
                    + " Until Later Maybe Also Still Ask Please");

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, '\u0001');
        }
    }

    private static Set<String> words(String all) {
        return Set.copyOf(List.of(all.split(" ")).stream().distinct().toList());
    }

    /**
     * @param taken what is taken out
     * @return the words with something neutral in place of each, wherever it stands
     */
    public static String without(String words, Collection<Found> taken) {
        String left = words;
        for (Found one : taken.stream().sorted(Comparator.comparing((Found found) -> found.text().length()).reversed()).toList()) {
            left = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(one.text()) + "(?![\\p{L}\\p{N}])").matcher(left)
                    .replaceAll(Matcher.quoteReplacement(one.kind().standIn()));
        }
        return left;
    }
}
