package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.champion.Champion;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.demo.Built;
import org.pledgekeeper.drafting.DraftPart;
import org.pledgekeeper.drafting.Edits;
import org.pledgekeeper.evidence.Evidence;
import org.pledgekeeper.joint.JointAction;
import org.pledgekeeper.logbook.Field.Kind;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.people.InviteMember;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.tenant.Role;

/** Every text that is kept is either one line, and then whatever breaks a line is a space in it, or named here as one of several. */
class OneLineFieldsTest {
    private static final String TYPED = " Glen\r\nBcc: everyone@example.org\u2028\u0085\u0000Council ";
    private static final String KEPT = "Glen Bcc: everyone@example.org Council";

    /** Who writes each, given the text; then reads it again. */
    private static final Map<String, Function<String, Object>> ONE_LINE = Map.ofEntries(
            written("ApplicationDetails.name", (a, text) -> a.describeOrganisation(text, null, null, null, null), Application::getName),
            written("PublicFace.website", (a, text) -> a.describeOrganisation(null, null, null, null, text), Application::getWebsite),
            written("ApplicationDetails.slug", (a, text) -> a.chooseAddress(text),
                    a -> a.getSlug().replace("glen bcc", "Glen Bcc").replace("council", "Council")),
            written("ApplicationDetails.leadName", (a, text) -> a.nameLead(text, null, null), Application::getLeadName),
            written("ApplicationDetails.leadEmail", (a, text) -> a.nameLead(null, text, null),
                    a -> a.getLeadEmail().replace("glen bcc", "Glen Bcc").replace("council", "Council")),
            written("ApplicationDetails.leadRole", (a, text) -> a.nameLead(null, null, text), Application::getLeadRole),
            written("PublicFace.logoAlt", (a, text) -> a.describeLogo(text), Application::getLogoAlt),
            written("PublicFace.seniorName", (a, text) -> a.authorise(text, null, null, false), Application::getSeniorName),
            written("PublicFace.seniorRole", (a, text) -> a.authorise(null, text, null, false), Application::getSeniorRole),
            Map.entry("Action.title", text -> new Action.Plan(text, null, null, null, null, null).title()),
            Map.entry("Action.ownerRole", text -> new Action.Plan(null, text, null, null, null, null).ownerRole()),
            Map.entry("Champion.role", text -> champion(text).role()),
            Map.entry("Champion.reportsTo", text -> champion(text).reportsTo()),
            Map.entry("Champion.deputy", text -> champion(text).deputy()),
            Map.entry("Announcement.title",
                    text -> new org.pledgekeeper.announcement.Announcement.Said(text, null, null, null, null).title()),
            Map.entry("LibraryLink.title", text -> recommended(text).title()),
            Map.entry("LibraryLink.why", text -> recommended(text).why()),
            Map.entry("LibraryLink.madeBy", text -> recommended(text).madeBy()),
            Map.entry("SupportRequest.subject", text -> new org.pledgekeeper.support.Asked(text, null, null).subject()),
            Map.entry("Campaign.title", text -> campaign(text).title()),
            Map.entry("Campaign.subject", text -> campaign(text).subject()),
            Map.entry("Entry.line", text -> read(Log.LEADERSHIP, "line", text)),
            Map.entry("Entry.ownerRole", text -> read(Log.LEADERSHIP, "ownerRole", text)),
            Map.entry("JointAction.title", text -> new JointAction.Shared(text, null, null).title()),
            Map.entry("Evidence.title", text -> new Evidence.About(text, null, null, null).title()),
            Map.entry("Mail.subject", text -> field(Mail.letter("a@example.org", null, text, "", ""), "subject").get()),
            Map.entry("Edition draft: any text", OneLineFieldsTest::inADraft),
            Map.entry("people: a name", text -> new InviteMember.Invited(text, "", Role.VIEWER, false, null).name()),
            Map.entry("Keycloak: a name", text -> new Person("subject", text, "", false).fullName()));

    private static org.pledgekeeper.library.LibraryLink.Said recommended(String text) {
        return new org.pledgekeeper.library.LibraryLink.Said(null, text, null, text, text, null);
    }

    private static org.pledgekeeper.campaign.Campaign.Said campaign(String text) {
        return new org.pledgekeeper.campaign.Campaign.Said(text, text, null, null, 0, 0, null);
    }

    private static String inADraft(String text) {
        WholeEdition newest = new Checklists().wholeNewest();
        return Edits.commitment("lived-experience", new DraftPart.OfCommitment(text, text)).apply(newest).tidy().edition().commitments()
                .get(0)
                .summary();
    }

    private static Champion.Said champion(String text) {
        return new Champion.Said(text, null, null, null, text, text, null, null, null);
    }

    /** Made of lines as they were typed. */
    private static final Set<String> SEVERAL_LINES = Set.of("PublicFace.statement", "Application.returnReason", "Reviewed.reason",
            "PublicLine.reason", "Story.words", "Showing.reason",
            "Evidence.words", "Mail.body",
            "Champion.wished", "Announcement.words", "Campaign.words", "SupportMessage.words",
            "JointAction.words", "JointSide.note");

    /** Ids, codes, names of signed-in people (one line already), and what has a form of its own that holds no line break. */
    private static final Set<String> OURS = Set.of("Application.reference", "Application.linkHash",
            "ApplicationDetails.sector",
            "ApplicationDetails.area", "ApplicationDetails.size",
            "PublicFace.logoSha256", "Application.decidedBy", "Reviewed.decidedBy", "Reviewed.held", "Reviewed.logoAlt",
            "StatementDraft.writtenBy", "StatementDraft.sentBy", "Promise.sentence", "Promise.markedBy", "PublicLine.sentence",
            "PublicLine.words", "PublicLine.offeredBy", "PublicLine.decidedBy", "Entry.promise", "JointSide.title", "JointSide.words",
            "Story.invitedBy", "Story.note", "Agreement.channels", "Showing.decidedBy", "Agreement.tellDue",
            "Announcement.writtenBy", "Campaign.writtenBy", "Campaign.scheduledBy", "SupportRequest.about", "SupportRequest.askedBy",
            "SupportMessage.writtenBy", "LibraryLink.item",
            "LibraryLink.address", "LibraryLink.writtenBy", "Champion.subject", "Champion.writtenBy", "Application.founded",
            "Action.commitment", "Action.indicator", "Action.promise",
            "Action.startedBy",
            "Action.subject", "Entry.commitment", "Entry.indicator", "Entry.state", "Entry.words", "Entry.writtenBy", "Entry.subject",
            "Involvement.barriers", "Evidence.link", "Evidence.fileName", "Evidence.fileType", "Evidence.addedBy", "Mail.recipient",
            "Mail.problem", "Mail.stopAddress", "Assessment.edition",
            "Assessment.openedBy", "Assessment.submittedBy", "Assessment.previousEdition", "Assessment.signedOffBy", "Pulse.openedBy");

    @Test
    void areAllNamedHere() throws IOException {
        Set<String> named = Stream.of(ONE_LINE.keySet(), SEVERAL_LINES, OURS, ofLogs(Kind.LINE).keySet(), ofLogs(Kind.WORDS).keySet())
                .flatMap(Set::stream).filter(name -> !name.contains(":"))
                .collect(Collectors.toCollection(TreeSet::new));
        Path classes = Built.FOLDER.resolve("classes");
        Set<String> kept;
        try (Stream<Path> files = Files.walk(classes.resolve("org/pledgekeeper"))) {
            kept = files.filter(file -> file.toString().endsWith(".class")).map(file -> type(classes.relativize(file)))
                    .filter(type -> Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class).anyMatch(type::isAnnotationPresent))
                    .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                    .filter(field -> field.getType() == String.class && !Modifier.isStatic(field.getModifiers()))
                    .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(kept, named, "say of each text that is kept whether it is one line");
    }

    @Test
    void holdNoBreak() {
        ONE_LINE.forEach((name, write) -> assertEquals(KEPT, write.apply(TYPED), name));
        ofLogs(Kind.LINE).forEach((name, asked) -> assertEquals(KEPT, asked.read(TYPED), name));
    }

    /** What a log asks says itself whether it is one line. */
    private static Map<String, org.pledgekeeper.logbook.Field> ofLogs(Kind kind) {
        Map<String, org.pledgekeeper.logbook.Field> all = new TreeMap<>();
        for (Log log : Log.values()) {
            Set<String> own = Arrays.stream(log.type().getDeclaredFields()).map(Field::getName).collect(Collectors.toSet());
            log.fields().stream().filter(asked -> asked.kind() == kind && own.contains(asked.name()))
                    .forEach(asked -> all.put(log.type().getSimpleName() + "." + asked.name(), asked));
        }
        return all;
    }

    private static Object read(Log log, String name, String text) {
        return log.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow().read(text);
    }

    private static Class<?> type(Path file) {
        try {
            return Class.forName(file.toString().replaceFirst("\\.class$", "").replace('/', '.'), false,
                    OneLineFieldsTest.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map.Entry<String, Function<String, Object>> written(String name, BiConsumer<Application, String> write,
            Function<Application, String> read) {
        return Map.entry(name, text -> {
            Application application = draft();
            write.accept(application, text);
            return read.apply(application);
        });
    }

    private static Application draft() {
        try {
            Constructor<Application> made = Application.class.getDeclaredConstructor();
            made.setAccessible(true);
            Application application = made.newInstance();
            field(application, "state").set(Application.State.DRAFT);
            return application;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Held field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return new Held(owner, field);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Held(Object owner, Field field) {
        Object get() {
            try {
                return field.get(owner);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void set(Object value) throws ReflectiveOperationException {
            field.set(owner, value);
        }
    }
}
