package org.pledgekeeper.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.Actions;
import org.pledgekeeper.actionlog.ChangeAction;
import org.pledgekeeper.actionlog.StartAction;
import org.pledgekeeper.assessment.AnswerHistory;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.AnswerSeveral;
import org.pledgekeeper.assessment.AskShortSet;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.assessment.ChoosePeopleCounts;
import org.pledgekeeper.assessment.CloseAssessment;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Previews;
import org.pledgekeeper.assessment.ReadBesideItems;
import org.pledgekeeper.assessment.RemoveComment;
import org.pledgekeeper.assessment.ReopenAssessment;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.assessment.UndoAnswers;
import org.pledgekeeper.assessment.WriteComment;
import org.pledgekeeper.calendar.CalendarFeeds;
import org.pledgekeeper.calendar.ChangeFeed;
import org.pledgekeeper.calendar.EndFeed;
import org.pledgekeeper.calendar.Kind;
import org.pledgekeeper.calendar.MakeFeed;
import org.pledgekeeper.calendar.ReadFeed;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.checklist.SealEditions;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.SignUps;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.directory.Signatories;
import org.pledgekeeper.evidence.AddEvidence;
import org.pledgekeeper.evidence.ChangeEvidence;
import org.pledgekeeper.evidence.CheckedFile;
import org.pledgekeeper.evidence.Evidence;
import org.pledgekeeper.evidence.EvidenceContent;
import org.pledgekeeper.evidence.EvidenceList;
import org.pledgekeeper.evidence.ReadEvidenceFile;
import org.pledgekeeper.evidence.RemoveEvidence;
import org.pledgekeeper.evidence.StopUsingEvidence;
import org.pledgekeeper.evidence.TinyFiles;
import org.pledgekeeper.evidence.UseEvidence;
import org.pledgekeeper.figures.CorrectRelease;
import org.pledgekeeper.figures.FiguresLikeOurs;
import org.pledgekeeper.figures.MakeRelease;
import org.pledgekeeper.figures.MakeReleaseNow;
import org.pledgekeeper.figures.NationalFigures;
import org.pledgekeeper.figures.PublishedFigures;
import org.pledgekeeper.figures.SignRelease;
import org.pledgekeeper.importing.Destination;
import org.pledgekeeper.importing.EnterImport;
import org.pledgekeeper.importing.Imports;
import org.pledgekeeper.importing.Mapping;
import org.pledgekeeper.importing.ReadImport;
import org.pledgekeeper.importing.UndoImport;
import org.pledgekeeper.invitation.ChoosePassword;
import org.pledgekeeper.invitation.Invitations;
import org.pledgekeeper.invitation.SendNewInvitation;
import org.pledgekeeper.joint.JointAction;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.ChangeEntry;
import org.pledgekeeper.logbook.EmptyBin;
import org.pledgekeeper.logbook.Entries;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.logbook.RemoveEntry;
import org.pledgekeeper.logbook.RestoreEntry;
import org.pledgekeeper.logbook.SealingKeys;
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.logbook.UndoEntry;
import org.pledgekeeper.logbook.UseEntryAsEvidence;
import org.pledgekeeper.notice.DeliverMail;
import org.pledgekeeper.people.ChangeMember;
import org.pledgekeeper.people.InviteMember;
import org.pledgekeeper.people.Members;
import org.pledgekeeper.people.RemoveMember;
import org.pledgekeeper.people.SendInvitationAgain;
import org.pledgekeeper.programme.ApproveApplication;
import org.pledgekeeper.programme.ReturnApplication;
import org.pledgekeeper.programme.ReviewQueue;
import org.pledgekeeper.programme.SendMailAgain;
import org.pledgekeeper.programme.TellStaff;
import org.pledgekeeper.programme.Undelivered;
import org.pledgekeeper.pulse.AnswerPulse;
import org.pledgekeeper.pulse.CloseDuePulse;
import org.pledgekeeper.pulse.ClosePulse;
import org.pledgekeeper.pulse.DuePulses;
import org.pledgekeeper.pulse.OpenPulse;
import org.pledgekeeper.pulse.Pulse;
import org.pledgekeeper.pulse.PulseForm;
import org.pledgekeeper.pulse.PulseLanguages;
import org.pledgekeeper.pulse.Pulses;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.report.Reports;
import org.pledgekeeper.samples.LoadApplication;
import org.pledgekeeper.samples.LoadSample;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.signup.ChangeAddress;
import org.pledgekeeper.signup.Drafts;
import org.pledgekeeper.signup.ForgetDrafts;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.signup.SendNewLink;
import org.pledgekeeper.signup.Step;
import org.pledgekeeper.signup.WriteDraft;
import org.pledgekeeper.statement.DraftDecision;
import org.pledgekeeper.web.Days;

/** Who may do what: every entry of every use case, called as everyone. An entry without a row fails. */
@ExtendWith(ArquillianExtension.class)
class AuthorisationIT {
    private static final String SLUG = "cedar-council";
    private static final String OTHER = "other-council";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private SignUps signUps;
    @Inject
    private BeanManager beans;

    @Inject
    private Actions actions;
    @Inject
    private ChangeAction changeAction;
    @Inject
    private StartAction startAction;
    @Inject
    private ReadImport readImport;
    @Inject
    private Imports imports;
    @Inject
    private EnterImport enterImport;
    @Inject
    private UndoImport undoImport;
    @Inject
    private AddEntry addEntry;
    @Inject
    private ChangeEntry changeEntry;
    @Inject
    private RemoveEntry removeEntry;
    @Inject
    private RestoreEntry restoreEntry;
    @Inject
    private UndoEntry undoEntry;
    @Inject
    private UseEntryAsEvidence useEntry;
    @Inject
    private EmptyBin emptyBin;
    @Inject
    private Entries logEntries;
    @Inject
    private SealingKeys sealingKeys;
    @Inject
    private Timeline timeline;
    @Inject
    private CalendarFeeds calendarFeeds;
    @Inject
    private ChangeFeed changeFeed;
    @Inject
    private EndFeed endFeed;
    @Inject
    private MakeFeed makeFeed;
    @Inject
    private ReadFeed readFeed;
    @Inject
    private ChangeMember changeMember;
    @Inject
    private InviteMember inviteMember;
    @Inject
    private Members members;
    @Inject
    private RemoveMember removeMember;
    @Inject
    private SendInvitationAgain sendInvitationAgain;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private AnswerHistory answerHistory;
    @Inject
    private AnswerSeveral answerSeveral;
    @Inject
    private UndoAnswers undoAnswers;
    @Inject
    private AskShortSet askShortSet;
    @Inject
    private Assign assign;
    @Inject
    private CloseAssessment closeAssessment;
    @Inject
    private ReadBesideItems readBesideItems;
    @Inject
    private RemoveComment removeComment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private Previews previews;
    @Inject
    private ChoosePeopleCounts choosePeopleCounts;
    @Inject
    private WriteComment writeComment;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private Reviews reviews;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SealEditions sealEditions;
    @Inject
    private Signatories signatories;
    @Inject
    private DeliverMail deliverMail;
    @Inject
    private TellStaff tellStaff;
    @Inject
    private ApproveApplication approveApplication;
    @Inject
    private MakeRelease makeRelease;
    @Inject
    private MakeReleaseNow makeReleaseNow;
    @Inject
    private PublishedFigures publishedFigures;
    @Inject
    private FiguresLikeOurs figuresLikeOurs;
    @Inject
    private SignRelease signRelease;
    @Inject
    private CorrectRelease correctRelease;
    @Inject
    private NationalFigures nationalFigures;
    @Inject
    private ReturnApplication returnApplication;
    @Inject
    private ReviewQueue reviewQueue;
    @Inject
    private LoadSample loadSample;
    @Inject
    private LoadApplication loadApplication;
    @Inject
    private org.pledgekeeper.samples.LoadProgramme loadProgramme;
    @Inject
    private Drafts drafts;
    @Inject
    private ForgetDrafts forgetDrafts;
    @Inject
    private SendNewLink sendNewLink;
    @Inject
    private WriteDraft writeDraft;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private ChangeEvidence changeEvidence;
    @Inject
    private EvidenceList evidenceList;
    @Inject
    private ReadEvidenceFile readEvidenceFile;
    @Inject
    private RemoveEvidence removeEvidence;
    @Inject
    private StopUsingEvidence stopUsingEvidence;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private Memberships memberships;
    @Inject
    private Reports reports;
    @Inject
    private AnswerPulse answerPulse;
    @Inject
    private CloseDuePulse closeDuePulse;
    @Inject
    private ClosePulse closePulse;
    @Inject
    private DuePulses duePulses;
    @Inject
    private OpenPulse openPulse;
    @Inject
    private PulseForm pulseForm;
    @Inject
    private PulseLanguages pulseLanguages;
    @Inject
    private Pulses pulses;

    @Inject
    private ChangeAddress changeAddress;
    @Inject
    private Undelivered undelivered;
    @Inject
    private SendMailAgain sendMailAgain;
    @Inject
    private Invitations invitations;
    @Inject
    private ChoosePassword choosePassword;
    @Inject
    private SendNewInvitation sendNewInvitation;

    @Inject
    private org.pledgekeeper.feedback.SaidLines saidLines;
    @Inject
    private org.pledgekeeper.feedback.OfferSaidLine offerSaidLine;
    @Inject
    private org.pledgekeeper.joint.JointActions jointActions;
    @Inject
    private org.pledgekeeper.joint.InviteToJoint inviteToJoint;
    @Inject
    private org.pledgekeeper.joint.TellInvited tellInvited;
    @Inject
    private org.pledgekeeper.joint.AnswerJoint answerJoint;
    @Inject
    private org.pledgekeeper.joint.ChangeJoint changeJoint;
    @Inject
    private org.pledgekeeper.joint.WriteJointNote writeJointNote;
    @Inject
    private org.pledgekeeper.joint.ShowJoint showJoint;
    @Inject
    private org.pledgekeeper.joint.OfferJointLine offerJointLine;
    @Inject
    private org.pledgekeeper.joint.LeaveJoint leaveJoint;
    @Inject
    private org.pledgekeeper.story.Stories stories;
    @Inject
    private org.pledgekeeper.story.InviteTeller inviteTeller;
    @Inject
    private org.pledgekeeper.story.ShareStory shareStory;
    @Inject
    private org.pledgekeeper.story.OfferStory offerStory;
    @Inject
    private org.pledgekeeper.story.StopSharing stopSharing;
    @Inject
    private org.pledgekeeper.story.RecordCopy recordCopy;
    @Inject
    private org.pledgekeeper.story.RecallCopy recallCopy;
    @Inject
    private org.pledgekeeper.story.TellWhatCame tellWhatCame;
    @Inject
    private org.pledgekeeper.story.TakeStoryAway takeStoryAway;
    @Inject
    private org.pledgekeeper.story.OwnStory ownStory;
    @Inject
    private org.pledgekeeper.story.WriteStory writeStory;
    @Inject
    private org.pledgekeeper.story.TellStory tellStory;
    @Inject
    private org.pledgekeeper.story.ChangeConsent changeConsent;
    @Inject
    private org.pledgekeeper.story.WithdrawStory withdrawStory;
    @Inject
    private org.pledgekeeper.story.TakeLinkOver takeLinkOver;
    @Inject
    private org.pledgekeeper.story.PublicStories publicStories;
    @Inject
    private org.pledgekeeper.story.DueStories dueStories;
    @Inject
    private org.pledgekeeper.story.KeepStories keepStories;
    @Inject
    private org.pledgekeeper.programme.OfferedStories offeredStories;
    @Inject
    private org.pledgekeeper.programme.DecideOnStory decideOnStory;
    @Inject
    private org.pledgekeeper.promise.KeptPromises keptPromises;
    @Inject
    private org.pledgekeeper.promise.MarkPromise markPromise;
    @Inject
    private org.pledgekeeper.promise.UnmarkPromise unmarkPromise;
    @Inject
    private org.pledgekeeper.promise.OfferLine offerLine;
    @Inject
    private org.pledgekeeper.statement.TakeBackLine takeBackLine;
    @Inject
    private org.pledgekeeper.statement.StatementVersions statementVersions;
    @Inject
    private org.pledgekeeper.statement.WriteStatementDraft writeStatementDraft;
    @Inject
    private org.pledgekeeper.statement.SendStatementDraft sendStatementDraft;
    @Inject
    private org.pledgekeeper.statement.WithdrawStatementDraft withdrawStatementDraft;
    @Inject
    private org.pledgekeeper.statement.DiscardStatementDraft discardStatementDraft;
    @Inject
    private org.pledgekeeper.programme.WaitingChanges waitingChanges;
    @Inject
    private org.pledgekeeper.programme.DecideOnDraft decideOnDraft;
    @Inject
    private org.pledgekeeper.programme.DecideOnLine decideOnLine;
    @Inject
    private org.pledgekeeper.directory.PublicChanges publicChanges;

    @Inject
    private org.pledgekeeper.digest.Digests digests;
    @Inject
    private org.pledgekeeper.digest.ChooseRhythm chooseRhythm;
    @Inject
    private org.pledgekeeper.digest.DigestLinks digestLinks;
    @Inject
    private org.pledgekeeper.digest.AnswerDigest answerDigest;
    @Inject
    private org.pledgekeeper.digest.StopDigest stopDigest;
    @Inject
    private org.pledgekeeper.digest.WriteDigests writeDigests;

    @Inject
    private org.pledgekeeper.board.BoardPapers boardPapers;
    @Inject
    private org.pledgekeeper.board.SaveAsks saveAsks;
    @Inject
    private org.pledgekeeper.board.ReviewLinks reviewLinks;
    @Inject
    private org.pledgekeeper.board.MakeReviewLink makeReviewLink;
    @Inject
    private org.pledgekeeper.board.RevokeReviewLink revokeReviewLink;
    @Inject
    private org.pledgekeeper.board.LinkedReviews linkedReviews;
    @Inject
    private org.pledgekeeper.board.OpenLinkedReview openLinkedReview;
    @Inject
    private org.pledgekeeper.champion.Champions champions;
    @Inject
    private org.pledgekeeper.champion.SaveChampion saveChampion;
    @Inject
    private org.pledgekeeper.champion.Handovers handovers;

    @Inject
    private org.pledgekeeper.announcement.Announcements announcements;
    @Inject
    private org.pledgekeeper.announcement.SaveAnnouncement saveAnnouncement;
    @Inject
    private org.pledgekeeper.announcement.TakeAnnouncementBack takeAnnouncementBack;
    @Inject
    private org.pledgekeeper.announcement.PutAnnouncementAway putAnnouncementAway;
    @Inject
    private org.pledgekeeper.library.LibraryLinks libraryLinks;
    @Inject
    private org.pledgekeeper.library.LibraryToCurate libraryToCurate;
    @Inject
    private org.pledgekeeper.library.SaveLibraryLink saveLibraryLink;
    @Inject
    private org.pledgekeeper.library.RemoveLibraryLink removeLibraryLink;
    @Inject
    private org.pledgekeeper.support.SupportRequests supportRequests;
    @Inject
    private org.pledgekeeper.support.AskProgramme askProgramme;
    @Inject
    private org.pledgekeeper.support.WriteToProgramme writeToProgramme;
    @Inject
    private org.pledgekeeper.support.CloseRequest closeRequest;
    @Inject
    private org.pledgekeeper.support.SupportQueue supportQueue;
    @Inject
    private org.pledgekeeper.support.AnswerRequest answerRequest;
    @Inject
    private org.pledgekeeper.support.CloseAnswered closeAnswered;
    @Inject
    private org.pledgekeeper.help.HelpHere helpHere;
    @Inject
    private org.pledgekeeper.help.GrantHelp grantHelp;
    @Inject
    private org.pledgekeeper.help.EndHelp endHelp;
    @Inject
    private org.pledgekeeper.help.HelpOffered helpOffered;
    @Inject
    private org.pledgekeeper.help.OpenWorkspace openWorkspace;
    @Inject
    private org.pledgekeeper.help.LeaveWorkspace leaveWorkspace;
    @Inject
    private org.pledgekeeper.campaign.Campaigns campaigns;
    @Inject
    private org.pledgekeeper.campaign.SaveCampaign saveCampaign;
    @Inject
    private org.pledgekeeper.campaign.ScheduleCampaign scheduleCampaign;
    @Inject
    private org.pledgekeeper.campaign.StopCampaign stopCampaign;
    @Inject
    private org.pledgekeeper.campaign.DueLetters dueLetters;
    @Inject
    private org.pledgekeeper.campaign.WriteLetters writeLetters;
    @Inject
    private org.pledgekeeper.checklist.PublishedEditions publishedEditions;
    @Inject
    private org.pledgekeeper.drafting.EditionDrafts editionDrafts;
    @Inject
    private org.pledgekeeper.drafting.BeginEditionDraft beginEditionDraft;
    @Inject
    private org.pledgekeeper.drafting.BringEditionIn bringEditionIn;
    @Inject
    private org.pledgekeeper.drafting.ChangeEditionDraft changeEditionDraft;
    @Inject
    private org.pledgekeeper.drafting.DiscardEditionDraft discardEditionDraft;
    @Inject
    private org.pledgekeeper.drafting.ProposeEdition proposeEdition;
    @Inject
    private org.pledgekeeper.drafting.TakeEditionBack takeEditionBack;
    @Inject
    private org.pledgekeeper.drafting.ApproveEdition approveEdition;

    private final Map<String, Row> table = new TreeMap<>();

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(AuthorisationIT.class, TinyFiles.class);
    }

    /**
     * In the workspace: lead, champion, contributor, viewer; then a member of another tenant, someone signed in without any,
     * programme staff with every role, and nobody; then staff who are moderator, analyst, administrator only, left out where that makes
     * no difference. Y: it is done, or refused for what was given; R: not in their role; N: not found.
     */
    private void fillTable() throws Exception {
        String waiting = signUps.submitted("Waiting Council");
        String toReturn = signUps.submitted("Returned Council");
        UUID round = requests.in(SLUG, Tenants.lead(SLUG), () -> {
            openAssessment.open(false);
            return reviews.current().orElseThrow().id();
        });
        UUID comment = UUID.randomUUID();
        requests.in(SLUG, Tenants.lead(SLUG), () -> writeComment.write(comment, "le-listening", "A thought."));
        Assessment.Given given = new Assessment.Given(Level.EXPLORING, null, null);

        UUID action = UUID.randomUUID();
        Action.Plan plan = new Action.Plan("Ask the panel", "Head of Care", YearMonth.now(Days.SCOTLAND), "lived-experience", null, null);
        requests.in(SLUG, Tenants.lead(SLUG), () -> startAction.start(action, plan));
        InviteMember.Invited invited = new InviteMember.Invited("Una Reid", "una@example.org", Role.CONTRIBUTOR, false, Set.of());
        EvidenceContent file = EvidenceContent.file(CheckedFile.from("minutes.pdf", TinyFiles.pdf()));
        Evidence kept = requests.in(SLUG, Tenants.lead(SLUG),
                () -> addEvidence.add(UUID.randomUUID(), file, Evidence.About.NOTHING, Set.of("le-listening")));
        Evidence going = requests.in(SLUG, Tenants.lead(SLUG),
                () -> addEvidence.add(UUID.randomUUID(), file, Evidence.About.NOTHING, Set.of("le-listening")));
        Pulse.Choice choice = new Pulse.Choice(List.of("le-listening"), LocalDate.now(Days.SCOTLAND).plusDays(14), false, Map.of());
        UUID pulse = requests.in(SLUG, Tenants.lead(SLUG), () -> openPulse.open(choice));
        String link = requests.in(SLUG, Tenants.lead(SLUG), () -> pulses.one(pulse)).links().get(0).address().replaceFirst(".*/", "");

        Entry.Given said = new Entry.Given("courageous-leadership", null, Map.of("line", "Listened", "happenedOn", "2026-11-20"));
        UUID entry = requests.in(SLUG, Tenants.lead(SLUG), () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, said, false)).id();

        Kind.Chosen kinds = new Kind.Chosen(Set.of(Kind.ACTION), false);
        String calendar = requests.in(OTHER, Tenants.lead(OTHER), () -> makeFeed.make(kinds, null));
        for (Role role : Role.values()) {
            requests.in(SLUG, Tenants.member(role, SLUG), () -> makeFeed.make(kinds, null));
        }

        //                                                lcev osPn maA
        inWorkspace("HelpHere.shown", "YYYY NNNN", () -> helpHere.shown());
        inWorkspace("GrantHelp.grant", "YRRR NNNN", () -> done(() -> grantHelp.grant(1, null)));
        inWorkspace("EndHelp.end", "YRRR NNNN", () -> done(() -> endHelp.end()));
        anywhere("HelpOffered.all", "NNNN NNYN RRY", () -> helpOffered.all());
        anywhere("OpenWorkspace.open", "NNNN NNYN RRY", afresh(() -> letRead(OTHER), () -> done(() -> openWorkspace.open(OTHER))));
        anywhere("LeaveWorkspace.leave", "NNNN NNYN RRY", () -> done(() -> leaveWorkspace.leave(OTHER)));
        inWorkspace("CalendarFeeds.own", "YYYY NNNN", () -> calendarFeeds.own());
        inWorkspace("ChangeFeed.change", "YYYY NNNN", () -> done(() -> changeFeed.change(kinds)));
        inWorkspace("EndFeed.end", "YYYY NNNN", () -> done(() -> endFeed.end()));
        inWorkspace("MakeFeed.make", "YYYY NNNN", () -> makeFeed.make(kinds, null));
        inWorkspace("AddEntry.add", "YYYR NNNN", () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, said, false));
        inWorkspace("ChangeEntry.change", "YYRR NNNN", () -> changeEntry.change(entry, said, 1, false));
        inWorkspace("RemoveEntry.remove", "YYRR NNNN", () -> removeEntry.remove(entry, 0));
        inWorkspace("RestoreEntry.restore", "YYRR NNNN", () -> restoreEntry.restore(entry, 0));
        inWorkspace("UndoEntry.undo", "YYRR NNNN", () -> undoEntry.undo(entry, 0));
        inWorkspace("UseEntryAsEvidence.use", "YYYR NNNN", () -> done(() -> useEntry.use(entry, "le-listening")));
        byte[] table = "Month,Service,Level,People\nMarch 2026,Health,Skilled,12\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        UUID noImport = UUID.randomUUID();
        Mapping mapping = new Mapping(Destination.TRAINING, 0, 1, List.of(), Map.of(), "", false);
        inWorkspace("ReadImport.begin", "YYRR NNNN", () -> readImport.begin(UUID.randomUUID(), Destination.TRAINING, table));
        inWorkspace("ReadImport.again", "NNRR NNNN", () -> readImport.again(noImport, mapping));
        inWorkspace("ReadImport.forget", "NNRR NNNN", () -> done(() -> readImport.forget(noImport)));
        inWorkspace("Imports.all", "YYRR NNNN", () -> imports.all());
        inWorkspace("Imports.done", "YYRR NNNN", () -> imports.done(noImport));
        inWorkspace("Imports.one", "YYRR NNNN", () -> imports.one(noImport));
        inWorkspace("EnterImport.enter", "NNRR NNNN", () -> done(() -> enterImport.enter(noImport, false)));
        inWorkspace("UndoImport.undo", "NNRR NNNN", () -> undoImport.undo(noImport));
        inWorkspace("Entries.one", "YYYY NNNN", () -> logEntries.one(entry));
        inWorkspace("Entries.offer", "YYYY NNNN", () -> logEntries.offer());
        inWorkspace("Entries.bin", "YYYY NNNN", () -> logEntries.bin());
        inWorkspace("Entries.picture", "YYYY NNNN", () -> logEntries.picture(Log.LEADERSHIP));
        inWorkspace("SealingKeys.own", "YYYY NNNN", () -> sealingKeys.own());
        inWorkspace("Entries.pictures", "YYYY NNNN", () -> logEntries.pictures());
        inWorkspace("Timeline.page", "YYYY NNNN", () -> timeline.page(Timeline.Filter.ALL, null));
        inWorkspace("Timeline.all", "YYYY NNNN", () -> timeline.all(Timeline.Filter.ALL));
        inWorkspace("Timeline.entries", "YYYY NNNN", () -> timeline.entries(Timeline.Filter.ALL));
        inWorkspace("Actions.log", "YYYY NNNN", () -> actions.log());
        inWorkspace("Actions.offer", "YYYY NNNN", () -> actions.offer());
        inWorkspace("Actions.one", "YYYY NNNN", () -> actions.one(action));
        inWorkspace("ChangeAction.change", "YYRR NNNN", () -> changeAction.change(action, plan, Action.State.DONE, 1));
        inWorkspace("StartAction.start", "YYYR NNNN", () -> startAction.start(UUID.randomUUID(), plan));
        inWorkspace("ChangeMember.change", "YRRR NNNN", () -> done(() -> changeMember.change("lead@" + SLUG, Role.VIEWER, false, null)));
        inWorkspace("InviteMember.invite", "YRRR NNNN", () -> inviteMember.invite(invited));
        inWorkspace("Members.all", "YYYY NNNN", () -> members.all());
        inWorkspace("Members.overview", "YYYY NNNN", () -> members.overview());
        inWorkspace("RemoveMember.remove", "YRRR NNNN", () -> done(() -> removeMember.remove("lead@" + SLUG)));
        inWorkspace("SendInvitationAgain.send", "YRRR NNNN", () -> done(() -> sendInvitationAgain.send("viewer@" + SLUG)));
        inWorkspace("AnswerHistory.of", "YYYY NNNN", () -> answerHistory.of("le-listening"));
        inWorkspace("AnswerIndicator.answer", "YYYR NNNN", () -> answerIndicator.answer("le-listening", given, 0));
        inWorkspace("AnswerSeveral.answer", "YYYR NNNN", () -> answerSeveral.answer(Level.EXPLORING, Map.of("le-listening", 0)));
        inWorkspace("UndoAnswers.undo", "YYYR NNNN", () -> undoAnswers.undo(Map.of("le-listening", 0)));
        inWorkspace("AskShortSet.ask", "YRRR NNNN", () -> done(() -> askShortSet.ask(false)));
        inWorkspace("Assign.assign", "YRRR NNNN", () -> done(() -> assign.assign("contributor@" + SLUG, Set.of("le-listening"))));
        inWorkspace("CloseAssessment.close", "YRRR NNNN", () -> done(() -> closeAssessment.close()));
        inWorkspace("OpenAssessment.open", "YYRR NNNN", () -> done(() -> openAssessment.open(false)));
        inWorkspace("Previews.current", "YYRR NNNN", () -> previews.current());
        inWorkspace("Previews.sent", "YYRR NNNN", () -> previews.sent(1));
        inWorkspace("ChoosePeopleCounts.choose", "YRRR NNNN", () -> done(() -> choosePeopleCounts.choose(false)));
        inWorkspace("ReadBesideItems.of", "YYYY NNNN", () -> readBesideItems.of(round));
        inWorkspace("RemoveComment.remove", "YNNR NNNN", () -> done(() -> removeComment.remove(comment)));
        inWorkspace("ReopenAssessment.reopen", "YRRR NNNN", () -> done(() -> reopenAssessment.reopen("A reason.")));
        inWorkspace("Reports.of", "YYYY NNNN", () -> reports.of(OptionalInt.of(1)));
        inWorkspace("Reports.signedOff", "YYYY NNNN", () -> reports.signedOff());
        inWorkspace("Reports.toTakeAway", "YYYY NNNN", () -> reports.toTakeAway(1));
        inWorkspace("Reviews.all", "YYYY NNNN", () -> reviews.all());
        inWorkspace("Reviews.current", "YYYY NNNN", () -> reviews.current());
        inWorkspace("Reviews.currentWithBesideItems", "YYYY NNNN", () -> reviews.currentWithBesideItems());
        inWorkspace("Reviews.number", "YYYY NNNN", () -> reviews.number(1));
        inWorkspace("FiguresLikeOurs.figures", "YYRY NNNN", () -> figuresLikeOurs.figures());
        inWorkspace("FiguresLikeOurs.own", "YYRY NNNN", () -> figuresLikeOurs.own());
        inWorkspace("Reviews.overview", "YYYY NNNN", () -> reviews.overview());
        inWorkspace("Reviews.sinceLast", "YYYY NNNN", () -> reviews.sinceLast(1));
        inWorkspace("SignOffAssessment.signOff", "YRRR NNNN", () -> done(() -> signOffAssessment.signOff(round, null)));
        inWorkspace("SubmitAssessment.submit", "YYRR NNNN", () -> done(() -> submitAssessment.submit(round)));
        inWorkspace("WriteComment.write", "YYYR NNNN", () -> writeComment.write(UUID.randomUUID(), "le-listening", "Shall we ask Ann?"));

        inWorkspace("AddEvidence.add", "YYYR NNNN",
                () -> addEvidence.add(UUID.randomUUID(), file, Evidence.About.NOTHING, Set.of("le-listening")));
        inWorkspace("ChangeEvidence.change", "YYYR NNNN", () -> changeEvidence.change(kept.id(), Evidence.About.NOTHING, kept.version()));
        inWorkspace("EvidenceList.all", "YYYY NNNN", () -> evidenceList.all());
        inWorkspace("ReadEvidenceFile.read", "YYYY NNNN", () -> readEvidenceFile.read(kept.id()));
        inWorkspace("RemoveEvidence.remove", "YNNR NNNN", () -> done(() -> removeEvidence.remove(going.id())));
        inWorkspace("StopUsingEvidence.stop", "YYYR NNNN", () -> done(() -> stopUsingEvidence.stop(kept.id(), Set.of("le-listening"))));
        inWorkspace("UseEvidence.use", "YYYR NNNN", () -> done(() -> useEvidence.use(kept.id(), Set.of("le-listening"))));

        inWorkspace("ClosePulse.close", "YRRR NNNN", () -> done(() -> closePulse.close(pulse)));
        inWorkspace("OpenPulse.open", "YRRR NNNN", () -> openPulse.open(choice));
        inWorkspace("Pulses.all", "YYYY NNNN", () -> pulses.all());
        inWorkspace("Pulses.askable", "YYYY NNNN", () -> pulses.askable());
        inWorkspace("Pulses.one", "YYYY NNNN", () -> pulses.one(pulse));
        inWorkspace("Pulses.resting", "YYYY NNNN", () -> pulses.resting());

        published(SLUG);
        UUID promise = requests.in(SLUG, Tenants.lead(SLUG), () -> markPromise.mark("We listen first.")).id();
        UUID line = UUID.randomUUID();
        LocalDate day = LocalDate.of(2026, 11, 20);
        requests.in(SLUG, Tenants.lead(SLUG), () -> offerLine.offer(line, promise, "We met.", day));
        inWorkspace("KeptPromises.all", "YYYY NNNN", () -> keptPromises.all());
        inWorkspace("KeptPromises.one", "YYYY NNNN", () -> keptPromises.one(promise));
        inWorkspace("MarkPromise.mark", "YRRR NNNN", () -> markPromise.mark("We listen first."));
        inWorkspace("UnmarkPromise.unmark", "YRRR NNNN", () -> done(() -> unmarkPromise.unmark(promise)));
        inWorkspace("OfferLine.offer", "YRRR NNNN", () -> offerLine.offer(line, promise, "We met.", day));
        inWorkspace("TakeBackLine.takeBack", "YRRR NNNN", () -> takeBackLine.takeBack(line));
        UUID heard = requests.in(SLUG, Tenants.lead(SLUG), () -> addEntry.add(UUID.randomUUID(), Log.FEEDBACK,
                new Entry.Given("improvement", null, Map.of("line", "Letters are hard", "happenedOn", "2026-11-20")), false)).id();
        inWorkspace("SaidLines.all", "YYYY NNNN", () -> saidLines.all());
        inWorkspace("SaidLines.one", "YYYY NNNN", () -> saidLines.one(heard));
        inWorkspace("OfferSaidLine.offer", "YRRR NNNN",
                () -> offerSaidLine.offer(UUID.randomUUID(), heard, "Letters are hard.", "We wrote them anew.", day));
        published(OTHER);
        UUID joint = UUID.randomUUID();
        JointAction.Shared together = new JointAction.Shared("One door", null, null);
        requests.in(OTHER, Tenants.lead(OTHER), () -> inviteToJoint.invite(joint, SLUG, together, false));
        inWorkspace("JointActions.all", "YYYY NNNN", () -> jointActions.all());
        inWorkspace("JointActions.one", "YYYY NNNN", () -> jointActions.one(joint));
        inWorkspace("JointActions.named", "YYYY NNNN", () -> jointActions.named("council"));
        inWorkspace("AnswerJoint.answer", "YYRR NNNN", () -> answerJoint.answer(joint, true));
        inWorkspace("InviteToJoint.invite", "YYRR NNNN", () -> inviteToJoint.invite(UUID.randomUUID(), OTHER, together, false));
        inWorkspace("ChangeJoint.change", "YYRR NNNN",
                () -> changeJoint.change(joint, together, jointActions.one(joint).shared().getVersion(), false));
        inWorkspace("WriteJointNote.write", "YYRR NNNN",
                () -> writeJointNote.write(joint, "Ours", jointActions.one(joint).side().getVersion()));
        inWorkspace("ShowJoint.show", "YRRR NNNN", () -> showJoint.show(joint, true));
        inWorkspace("OfferJointLine.offer", "YRRR NNNN", () -> offerJointLine.offer(joint, "We met.", day));
        inWorkspace("LeaveJoint.leave", "YYRR NNNN", () -> done(() -> leaveJoint.leave(
                inviteToJoint.invite(UUID.randomUUID(), OTHER, together, false).getId())));
        inWorkspace("StatementVersions.now", "YYYY NNNN", () -> statementVersions.now());
        inWorkspace("StatementVersions.all", "YYYY NNNN", () -> statementVersions.all());
        inWorkspace("StatementVersions.toRenew", "YYYY NNNN", () -> statementVersions.toRenew());
        inWorkspace("StatementVersions.logo", "YYYY NNNN",
                () -> statementVersions.logo(Optional.of(statementVersions.now().standing().getId())));
        inWorkspace("WriteStatementDraft.write", "YRRR NNNN", () -> writeStatementDraft.write(0, d -> d.write("We listen.")));
        inWorkspace("SendStatementDraft.send", "YRRR NNNN", () -> sendStatementDraft.send(1));
        inWorkspace("WithdrawStatementDraft.withdraw", "YRRR NNNN", () -> withdrawStatementDraft.withdraw());
        inWorkspace("DiscardStatementDraft.discard", "YRRR NNNN", () -> done(() -> discardStatementDraft.discard(1)));
        inWorkspace("Digests.own", "YYYY NNNN", () -> digests.own());
        inWorkspace("ChooseRhythm.choose", "YYYY NNNN", () -> done(() -> chooseRhythm.choose(org.pledgekeeper.digest.Rhythm.NONE)));
        anywhere("DigestLinks.of", "YYYY YYYY", () -> digestLinks.of("no such link"));
        anywhere("DigestLinks.stops", "YYYY YYYY", () -> digestLinks.stops("no such link"));
        anywhere("AnswerDigest.answer", "YYYY YYYY",
                () -> answerDigest.answer("no such link", org.pledgekeeper.digest.DigestAnswer.DONE));
        anywhere("StopDigest.stop", "YYYY YYYY", () -> stopDigest.stop("no such link"));
        anywhere("TellInvited.tell", "YYYY YYYY", () -> tellInvited.tell(UUID.randomUUID(), UUID.randomUUID()));
        anywhere("WriteDigests.tenants", "YYYY YYYY", () -> writeDigests.tenants());
        anywhere("WriteDigests.write", "YYYY YYYY",
                () -> writeDigests.write(writeDigests.tenants().get(0), LocalDate.of(2026, 11, 20)));
        UUID champion = UUID.randomUUID();
        org.pledgekeeper.champion.Champion.Said post = new org.pledgekeeper.champion.Champion.Said("Champion", day, null, null, null, null,
                org.pledgekeeper.champion.Champion.Handover.NOT_BEGUN, null, null);
        requests.in(SLUG, Tenants.lead(SLUG), () -> saveChampion.save(champion, post, 0, false));
        inWorkspace("Champions.all", "YYYY NNNN", () -> champions.all());
        inWorkspace("Champions.one", "YYYY NNNN", () -> champions.one(champion));
        inWorkspace("SaveChampion.save", "YYRR NNNN", () -> saveChampion.save(UUID.randomUUID(), post, 0, false));
        inWorkspace("Handovers.of", "YYRR NNNN", () -> handovers.of(champion));
        UUID announced = UUID.randomUUID();
        var telling = new org.pledgekeeper.announcement.Announcement.Said("News", "We meet in May.", LocalDate.now(Days.SCOTLAND),
                LocalDate.now(Days.SCOTLAND), null);
        requests.as(Tenants.staff(), () -> saveAnnouncement.save(announced, telling, 0));
        anywhere("Announcements.all", "NNNN NNYN RRY", () -> announcements.all());
        anywhere("Announcements.one", "NNNN NNYN RRY", () -> announcements.one(announced));
        anywhere("SaveAnnouncement.save", "NNNN NNYN RRY", () -> saveAnnouncement.save(UUID.randomUUID(), telling, 0));
        anywhere("TakeAnnouncementBack.takeBack", "NNNN NNYN RRY",
                () -> takeAnnouncementBack.takeBack(saveAnnouncement.save(UUID.randomUUID(), telling, 0).getId()));
        inWorkspace("PutAnnouncementAway.putAway", "YYYY NNNN", () -> done(() -> putAnnouncementAway.putAway(announced, 0)));
        var worthReading = new org.pledgekeeper.library.LibraryLink.Said("le-listening", "Listening", "https://example.org/", "Short.",
                "A panel", LocalDate.of(2026, 11, 20));
        anywhere("LibraryLinks.all", "YYYY YYYY", () -> libraryLinks.all());
        anywhere("LibraryToCurate.all", "NNNN NNYN YRR", () -> libraryToCurate.all());
        anywhere("SaveLibraryLink.save", "NNNN NNYN YRR", () -> saveLibraryLink.save(UUID.randomUUID(), worthReading, 0));
        anywhere("RemoveLibraryLink.remove", "NNNN NNYN YRR", () -> done(() -> removeLibraryLink.remove(UUID.randomUUID())));
        UUID asking = UUID.randomUUID();
        var asked = new org.pledgekeeper.support.Asked("Panels", "le-listening", "How do others begin?");
        requests.in(SLUG, Tenants.lead(SLUG), () -> askProgramme.ask(asking, asked, false));
        inWorkspace("SupportRequests.all", "YYRR NNNN", () -> supportRequests.all());
        inWorkspace("SupportRequests.one", "YYRR NNNN", () -> supportRequests.one(asking));
        inWorkspace("AskProgramme.ask", "YYRR NNNN", () -> askProgramme.ask(UUID.randomUUID(), asked, false));
        inWorkspace("WriteToProgramme.write", "YYRR NNNN",
                () -> done(() -> writeToProgramme.write(asking, UUID.randomUUID(), "And when?", false)));
        inWorkspace("CloseRequest.close", "YYRR NNNN", () -> done(() -> closeRequest.close(asking, 0)));
        anywhere("SupportQueue.all", "NNNN NNYN RRY", () -> supportQueue.all());
        anywhere("SupportQueue.one", "NNNN NNYN RRY", () -> supportQueue.one(SLUG, asking));
        anywhere("AnswerRequest.answer", "NNNN NNYN RRY",
                () -> done(() -> answerRequest.answer(SLUG, asking, UUID.randomUUID(), "With two people.")));
        anywhere("CloseAnswered.close", "NNNN NNYN RRY", () -> done(() -> closeAnswered.close(SLUG, asking, 0)));
        UUID campaign = UUID.randomUUID();
        var drafted = new org.pledgekeeper.campaign.Campaign.Said("May", "A review", "Dear {organisation}",
                LocalDate.now(Days.SCOTLAND).plusDays(9), 1, 14, new org.pledgekeeper.campaign.Group(null, null, null, null, null));
        requests.as(Tenants.staff(), () -> saveCampaign.save(campaign, drafted, 0));
        anywhere("Campaigns.all", "NNNN NNYN RRY", () -> campaigns.all());
        anywhere("Campaigns.one", "NNNN NNYN RRY", () -> campaigns.one(campaign));
        anywhere("SaveCampaign.save", "NNNN NNYN RRY", () -> saveCampaign.save(UUID.randomUUID(), drafted, 0));
        anywhere("ScheduleCampaign.schedule", "NNNN NNYN RRY", () -> scheduleCampaign.schedule(campaign, 1));
        anywhere("StopCampaign.stop", "NNNN NNYN RRY", () -> done(() -> stopCampaign.stop(campaign)));
        anywhere("DueLetters.on", "YYYY YYYY", () -> dueLetters.on(LocalDate.of(2026, 11, 26)));
        anywhere("WriteLetters.write", "YYYY YYYY", () -> writeLetters.write(new org.pledgekeeper.campaign.DueLetters.Due(campaign, 0,
                Superuser.<UUID>one("select id from tenant where slug = ?", SLUG))));
        inWorkspace("BoardPapers.make", "YYRR NNNN", () -> boardPapers.make());
        inWorkspace("SaveAsks.save", "YRRR NNNN", () -> done(() -> saveAsks.save(List.of("Time"), 0)));
        inWorkspace("ReviewLinks.all", "YRRR NNNN", () -> reviewLinks.all());
        inWorkspace("MakeReviewLink.make", "YRRR NNNN", () -> makeReviewLink.make(1, "The board", 30, null));
        inWorkspace("RevokeReviewLink.revoke", "NRRR NNNN", () -> done(() -> revokeReviewLink.revoke(UUID.randomUUID())));
        anywhere("LinkedReviews.of", "NNNN NNNN", () -> linkedReviews.of("no such link"));
        anywhere("OpenLinkedReview.open", "NNNN NNNN", () -> openLinkedReview.open("no such link"));
        anywhere("WaitingChanges.all", "NNNN NNYN YRR", () -> waitingChanges.all());
        anywhere("WaitingChanges.draft", "NNNN NNYN YRR", () -> waitingChanges.draft(SLUG));
        anywhere("WaitingChanges.line", "NNNN NNYN YRR", () -> waitingChanges.line(waitingLine(promise)));
        anywhere("DecideOnDraft.decide", "NNNN NNYN YRR",
                () -> done(() -> decideOnDraft.decide(waitingDraft(), 1, DraftDecision.Outcome.RETURNED, "Please say when.")));
        anywhere("DecideOnLine.decide", "NNNN NNYN YRR",
                () -> done(() -> decideOnLine.decide(SLUG, waitingLine(promise), 1, Optional.empty())));
        anywhere("PublicChanges.counted", "YYYY YYYY", () -> publicChanges.counted());

        anywhere("Memberships.enter", "YYYY YYYN", () -> memberships.enter(SLUG));
        anywhere("Memberships.of", "YYYY YYYN", () -> memberships.of(SLUG));
        anywhere("Memberships.all", "YYYY YYYN", () -> memberships.all());

        anywhere("ApproveApplication.approve", "NNNN NNYN YRR", () -> done(() -> approveApplication.approve(waiting, "waiting-council")));
        anywhere("ReturnApplication.giveBack", "NNNN NNYN YRR", () -> done(() -> returnApplication.giveBack(toReturn, "A reason.")));
        anywhere("ReviewQueue.all", "NNNN NNYN YRR", () -> reviewQueue.all());
        anywhere("ReviewQueue.decisions", "NNNN NNYN YRR", () -> reviewQueue.decisions(toReturn));
        anywhere("Undelivered.all", "NNNN NNYN RRY", () -> undelivered.all());
        anywhere("Undelivered.one", "NNNN NNYN RRY", () -> undelivered.one(undeliveredMail()));
        anywhere("SendMailAgain.send", "NNNN NNYN RRY", () -> done(() -> sendMailAgain.send(undeliveredMail(), "new@example.org")));
        anywhere("ReviewQueue.one", "NNNN NNYN YRR", () -> reviewQueue.one(waiting));
        anywhere("ReviewQueue.suggestSlug", "NNNN NNYN YRR", () -> reviewQueue.suggestSlug(reviewQueue.one(waiting)));
        anywhere("MakeReleaseNow.make", "NNNN NNYN RYR", () -> makeReleaseNow.make());
        anywhere("SignRelease.sign", "NNNN NNYN RYR", () -> signRelease.sign(release("null")));
        anywhere("CorrectRelease.correct", "NNNN NNYN RYR", () -> done(() -> correctRelease.correct(release("now()"), "Read it so.")));
        anywhere("NationalFigures.signatures", "NNNN NNYN RYR", () -> nationalFigures.signatures(1));
        anywhere("NationalFigures.figures", "NNNN NNYN RYR", () -> nationalFigures.figures(Optional.empty()));

        // Anyone, with a link where there is something to keep apart.
        anywhere("PublishedFigures.items", "YYYY YYYY", () -> publishedFigures.items());
        anywhere("PublishedFigures.figures", "YYYY YYYY", () -> publishedFigures.figures(Optional.empty()));
        anywhere("Signatories.search", "YYYY YYYY", () -> signatories.search("", "", "", 1));
        anywhere("Signatories.following", "YYYY YYYY", () -> signatories.following("", "", "", ""));
        anywhere("Signatories.one", "YYYY YYYY", () -> signatories.one(SLUG));
        anywhere("Signatories.logo", "YYYY YYYY", () -> signatories.logo(SLUG));
        anywhere("Drafts.find", "YYYY YYYY", () -> drafts.find("no such link"));
        anywhere("Drafts.among", "YYYY YYYY", () -> drafts.among(List.of("no such link")));
        anywhere("Drafts.isExpired", "YYYY YYYY", () -> drafts.isExpired("no such link"));
        anywhere("Invitations.of", "YYYY YYYY", () -> invitations.of(invitation("now() + interval '1 day'")));
        anywhere("ChoosePassword.choose", "YYYY YYYY",
                () -> choosePassword.choose(invitation("now() + interval '1 day'"), "three hills and a burn", ""));
        anywhere("SendNewInvitation.send", "YYYY YYYY", () -> done(() -> sendNewInvitation.send(invitation("now()"))));
        anywhere("ChangeAddress.change", "YYYY YYYY", () -> done(() -> changeAddress.change(signUps.draft("Open Council"), "no address")));
        anywhere("WriteDraft.write", "YYYY YYYY", () -> writeDraft.write(null, "", Step.LEAD, application -> {}));
        anywhere("SubmitApplication.submit", "YYYY YYYY", () -> signUps.send(signUps.draft("Open Council")));
        anywhere("SendNewLink.send", "YYYY YYYY", () -> done(() -> sendNewLink.send(signUps.expired("Late Council"))));
        tellStories();
        anywhere("ReadFeed.read", "YYYY YYYY", () -> readFeed.read(calendar));
        anywhere("AnswerPulse.answer", "YYYY YYYY",
                () -> done(() -> answerPulse.answer(link, pulseLanguages.english(), Map.of("le-listening", Level.EXPLORING))));
        anywhere("PulseForm.of", "YYYY YYYY", () -> pulseForm.of(link));

        // No person: start-up, timers and the keeping of figures. ArchitectureTest sees to it that nothing else calls them.
        anywhere("DeliverMail.deliver", "YYYY YYYY", () -> done(() -> deliverMail.deliver()));
        anywhere("TellStaff.tell", "YYYY YYYY", () -> done(() -> tellStaff.tell(LocalDate.of(2026, 11, 26))));
        anywhere("ForgetDrafts.forget", "YYYY YYYY", () -> forgetDrafts.forget());
        anywhere("EmptyBin.empty", "YYYY YYYY", () -> emptyBin.empty());
        anywhere("DuePulses.tenants", "YYYY YYYY", () -> duePulses.tenants());
        anywhere("CloseDuePulse.close", "YYYY YYYY", () -> done(() -> closeDuePulse.close(UUID.randomUUID())));
        anywhere("MakeRelease.make", "YYYY YYYY", () -> makeRelease.make());
        anywhere("MakeRelease.makeDue", "YYYY YYYY", () -> makeRelease.makeDue(LocalDate.now(Days.SCOTLAND)));
        anywhere("LoadProgramme.load", "YYYY YYYY", () -> loadProgramme.load(Path.of("no such file")));
        anywhere("LoadApplication.load", "YYYY YYYY", () -> loadApplication.load(Path.of("no such folder")));
        anywhere("LoadSample.organisation", "YYYY YYYY", () -> loadSample.organisation(Path.of("no such folder")));
        anywhere("LoadSample.joint", "YYYY YYYY",
                () -> loadSample.joint(new org.pledgekeeper.joint.RecordedJoint.Recorded(UUID.randomUUID(),
                        LocalDate.of(2026, 11, 20), "One door", null, new org.pledgekeeper.joint.RecordedJoint.Side(SLUG, null, null),
                        new org.pledgekeeper.joint.RecordedJoint.Side(OTHER, null, null), true)));
        draftEditions();
        anywhere("PublishedEditions.count", "YYYY YYYY", () -> publishedEditions.count());
        anywhere("PublishedEditions.all", "YYYY YYYY", () -> publishedEditions.all());
        anywhere("SealEditions.seal", "YYYY YYYY", () -> done(() -> sealEditions.seal()));
    }

    private void draftEditions() throws Exception {
        requests.as(Tenants.staff(), () -> done(() -> beginEditionDraft.begin()));
        anywhere("EditionDrafts.current", "NNNN NNYN RRY", () -> editionDrafts.current());
        anywhere("BeginEditionDraft.begin", "NNNN NNYN RRY", () -> done(() -> beginEditionDraft.begin()));
        anywhere("BringEditionIn.bring", "NNNN NNYN RRY", () -> done(() -> bringEditionIn.bring("a: [", 0)));
        anywhere("ChangeEditionDraft.change", "NNNN NNYN RRY",
                () -> done(() -> changeEditionDraft.change("about", "not seen", whole -> whole)));
        anywhere("DiscardEditionDraft.discard", "NNNN NNYN RRY", () -> done(() -> discardEditionDraft.discard(0)));
        anywhere("ProposeEdition.propose", "NNNN NNYN RRY", () -> done(() -> proposeEdition.propose(0)));
        anywhere("TakeEditionBack.takeBack", "NNNN NNYN RRY", () -> done(() -> takeEditionBack.takeBack(0)));
        anywhere("ApproveEdition.approve", "NNNN NNYN RRY", () -> done(() -> approveEdition.approve(0)));
    }

    private static void published(String slug) {
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) select id, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', 64), 1,"
                + " 1, 'A tree', 'Ann', 'Chief', now() from tenant where slug = ?", slug);
    }

    private void tellStories() throws Exception {
        String secret = "s".repeat(32);
        UUID story = UUID.randomUUID();
        UUID copy = UUID.randomUUID();
        Runnable told = () -> {
            Superuser.change("delete from story_copy");
            Superuser.change("delete from story_news");
            Superuser.change("delete from story_consent");
            Superuser.change("delete from story_link");
            Superuser.change("delete from story");
            Superuser.change(
                    "insert into story (tenant_id, id, state, invited_by, made_at, words, note, channels, months, told_at, expires_on,"
                            + " inside_at, programme_at, public_state, public_at, version) select id, ?, 'TOLD', 'Lead', now(), "
                            + "'They listened.', 'A"
                            + " visit', 'INSIDE TRAINING PROGRAMME PUBLIC', 12, now(), current_date + 90, now(), now(), 'OFFERED', now(), 1"
                            + " from tenant where slug = ?",
                    story, SLUG);
            Superuser.change("insert into story_link (tenant_id, link_hash, story_id) select id, ?, ? from tenant where slug = ?",
                    Link.hash(secret), story, SLUG);
            Superuser.change("insert into story_copy (tenant_id, id, story_id, how, to_whom, for_what, recorded_by)"
                    + " select id, ?, ?, 'PRINTED', 'Trainers', 'A day', 'Lead' from tenant where slug = ?", copy, story, SLUG);
        };
        org.pledgekeeper.story.Channel inside = org.pledgekeeper.story.Channel.INSIDE;
        org.pledgekeeper.story.Channel open = org.pledgekeeper.story.Channel.PUBLIC;
        org.pledgekeeper.story.Consent consent = new org.pledgekeeper.story.Consent(Set.of(inside), 12, false, null);
        org.pledgekeeper.story.RecordCopy.Copy handed =
                new org.pledgekeeper.story.RecordCopy.Copy(org.pledgekeeper.story.RecordCopy.How.PRINTED, "Trainers", "A day");
        inWorkspace("Stories.all", "YYYY NNNN", () -> stories.all());
        inWorkspace("Stories.one", "YYYY NNNN", afresh(told, () -> stories.one(story)));
        inWorkspace("InviteTeller.invite", "YYRR NNNN", () -> inviteTeller.invite(null, ""));
        inWorkspace("ShareStory.share", "YYRR NNNN", afresh(told, () -> done(() -> shareStory.share(story, inside, "A visit"))));
        inWorkspace("OfferStory.offer", "YRRR NNNN", afresh(told, () -> done(() -> offerStory.offer(story, open, "A visit"))));
        inWorkspace("StopSharing.stop", "YYRR NNNN", afresh(told, () -> done(() -> stopSharing.stop(story, open))));
        inWorkspace("RecordCopy.record", "YYRR NNNN", afresh(told, () -> done(() -> recordCopy.record(UUID.randomUUID(), story, handed))));
        inWorkspace("RecallCopy.recalled", "YYRR NNNN", afresh(told, () -> done(() -> recallCopy.recalled(story, copy))));
        inWorkspace("TellWhatCame.tell", "YYRR NNNN",
                afresh(told, () -> done(() -> tellWhatCame.tell(story, UUID.randomUUID(), "The rota changed."))));
        inWorkspace("TakeStoryAway.takeAway", "YYRR NNNN", afresh(told, () -> done(() -> takeStoryAway.takeAway(story))));
        anywhere("OwnStory.read", "YYYY YYYY", afresh(told, () -> ownStory.read(secret)));
        anywhere("WriteStory.write", "YYYY YYYY", afresh(told, () -> writeStory.write(secret, 1, "a", null)));
        anywhere("TellStory.tell", "YYYY YYYY", afresh(told, () -> tellStory.tell(secret, 1, List.of(), "", consent)));
        anywhere("ChangeConsent.change", "YYYY YYYY", afresh(told, () -> changeConsent.change(secret, consent)));
        anywhere("WithdrawStory.withdraw", "YYYY YYYY", afresh(told, () -> done(() -> withdrawStory.withdraw(secret))));
        anywhere("TakeLinkOver.takeOver", "YYYY YYYY", afresh(told, () -> takeLinkOver.takeOver(secret)));
        anywhere("PublicStories.of", "YYYY YYYY", () -> publicStories.of(SLUG));
        anywhere("OfferedStories.all", "NNNN NNYN YRR", () -> offeredStories.all());
        anywhere("OfferedStories.one", "NNNN NNYN YRR", afresh(told, () -> offeredStories.one(story)));
        anywhere("DecideOnStory.decide", "NNNN NNYN YRR",
                afresh(told, () -> done(() -> decideOnStory.decide(SLUG, story, 1, Optional.empty()))));
        anywhere("DueStories.tenants", "YYYY YYYY", () -> dueStories.tenants(LocalDate.now(Days.SCOTLAND)));
        anywhere("KeepStories.keep", "YYYY YYYY",
                () -> done(() -> keepStories.keep(UUID.randomUUID(), LocalDate.now(Days.SCOTLAND))));
    }

    private static Callable<?> afresh(Runnable before, Callable<?> call) {
        return () -> {
            before.run();
            return call.call();
        };
    }

    private static UUID waitingLine(UUID promise) {
        UUID id = UUID.randomUUID();
        Superuser.change(
                "insert into since_line (tenant_id, id, promise_id, sentence, words, happened_on, state, offered_by, offered_at, version)"
                        + " select tenant_id, ?, id, sentence, 'We met.', current_date, 'OFFERED', 'Lead', now(), 1"
                        + " from promise where id = ?",
                id, promise);
        return id;
    }

    private static String waitingDraft() {
        Superuser.change("delete from statement_draft");
        Superuser.change("insert into statement_draft (tenant_id, id, state, statement, written_by, written_at, sent_at, version)"
                + " select id, gen_random_uuid(), 'SENT', 'We listen.', 'Lead', now(), now(), 1 from tenant where slug = ?", SLUG);
        return SLUG;
    }

    @Test
    void everyEntryAnswersEveryoneAsTheTableSays() throws Exception {
        tenants.found(SLUG, Sector.COUNCIL);
        tenants.found(OTHER, Sector.COUNCIL);
        fillTable();
        assertEquals(entries(), table.keySet(), "every public method of every use case has a row, and no other");

        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (Map.Entry<String, Row> entry : table.entrySet()) {
            expected.put(entry.getKey(), entry.getValue().outcomes());
            actual.put(entry.getKey(), outcomes(entry.getValue()));
        }
        assertEquals(lines(expected), lines(actual));
        withoutAWorkspaceThereIsNone();
        whoReadsAsHelpIsAViewerAndRefusedTheRest();
    }

    /** What a viewer may and a helper may not: what changes something, is a person's own, or another organisation's too. */
    private static final Set<String> NOT_FOR_HELP = Set.of("SealingKeys", "ChooseRhythm", "PutAnnouncementAway", "CalendarFeeds",
            "ChangeFeed", "EndFeed", "MakeFeed", "JointActions", "ReadEvidenceFile");

    private void whoReadsAsHelpIsAViewerAndRefusedTheRest() throws Exception {
        Person helper = Tenants.staff(ProgrammeRole.ADMINISTRATOR);
        letRead(SLUG);
        Superuser.change("insert into help_visit (tenant_id, grant_id, subject, name) select tenant_id, id, ?, 'Helper' from help_grant"
                + " where ended_at is null and tenant_id = (select id from tenant where slug = ?)", helper.subject(), SLUG);
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (Map.Entry<String, Row> entry : table.entrySet()) {
            if (entry.getValue().inWorkspace) {
                Callable<?> call = entry.getValue().call;
                char viewer = outcome(() -> requests.in(SLUG, Tenants.member(Role.VIEWER, SLUG), call));
                boolean refused = NOT_FOR_HELP.contains(entry.getKey().replaceFirst("\\..*", ""));
                expected.append(refused ? 'R' : viewer).append("  ").append(entry.getKey()).append('\n');
                actual.append(outcomeOrTrouble(() -> requests.in(SLUG, helper, call))).append("  ").append(entry.getKey()).append('\n');
                actual.append(outcomeOrTrouble(() -> requests.at(SLUG, helper, call)) == actual.charAt(actual.lastIndexOf("  ") - 1) ? ""
                        : "otherwise at an address of the interface\n");
            }
        }
        assertEquals(expected.toString(), actual.toString());
        Superuser.change("delete from help_visit where subject = ?", helper.subject());
    }

    private static char outcomeOrTrouble(Callable<?> call) {
        try {
            return outcome(call);
        } catch (Exception trouble) {
            java.util.logging.Logger.getLogger(AuthorisationIT.class.getName()).log(java.util.logging.Level.WARNING, "As help", trouble);
            return '!';
        }
    }

    private static void letRead(String slug) {
        Superuser
                .change("insert into help_grant (tenant_id, id, granted_by, ends_at) select id, gen_random_uuid(), 'Lead', now() + interval"
                        + " '1 day' from tenant where slug = ? on conflict do nothing", slug);
    }

    /** Whoever a person is: what belongs to a workspace is not found until one has been entered. */
    private void withoutAWorkspaceThereIsNone() {
        table.forEach((name, row) -> {
            if (row.inWorkspace) {
                for (Person person : everyone().values()) {
                    assertThrows(NotFound.class, () -> requests.as(person, row.call), name);
                }
            }
        });
    }

    @Test
    void aRefusalNamesTheRoleAndWhoCanHelp() throws Exception {
        if (Superuser.column("select 1 from tenant where slug = 'elm-council'").isEmpty()) {
            tenants.found("elm-council", Sector.COUNCIL);
        }
        String message = assertThrows(NotAllowed.class, () -> requests.in("elm-council", Tenants.member(Role.VIEWER, "elm-council"),
                () -> done(() -> openAssessment.open(false)))).getMessage();
        assertEquals("Your role here is viewer, which does not include this. The organisation's lead can do it.", message);
        assertTrue(requests.in("elm-council", Tenants.member(Role.VIEWER, "elm-council"), () -> reviews.current()).isEmpty(),
                "it was opened all the same");
    }

    @Test
    void aRefusalToStaffNamesTheirRolesAndWhomToAsk() {
        String message = assertThrows(NotAllowed.class,
                () -> requests.as(Tenants.staff(ProgrammeRole.MODERATOR), () -> nationalFigures.figures(Optional.empty()))).getMessage();
        assertEquals("This is for analysts of the programme. You are here as moderator. A colleague who is an analyst can do it."
                + " If it should be yours to do as well, please ask an administrator of the programme.", message);
    }

    // ---------------------------------------------------------------------------------------

    private record Row(boolean inWorkspace, String said, Callable<?> call) {
        private static final int STAFF = 7;

        String outcomes() {
            return said.length() > 9 ? said : said + " " + said.substring(STAFF, STAFF + 1).repeat(ProgrammeRole.values().length);
        }
    }

    private void inWorkspace(String name, String outcomes, Callable<?> call) {
        table.put(name, new Row(true, outcomes, call));
    }

    private void anywhere(String name, String outcomes, Callable<?> call) {
        table.put(name, new Row(false, outcomes, call));
    }

    private static int release(String published) {
        return Superuser.<Integer>one("insert into figures_release (number, published_at) select coalesce(max(number), 0) + 1, " + published
                + " from figures_release returning number");
    }

    private static UUID undeliveredMail() {
        UUID id = UUID.randomUUID();
        Superuser.change("insert into outbox (id, recipient, subject, body, created_at, failed_at, attempts, written_as)"
                + " values (?, 'gone@example.org', 'News', 'x', now(), now(), 1, 'pledgekeeper_programme')", id);
        return id;
    }

    private static String invitation(String expiry) {
        Link link = Link.fresh();
        Superuser.change("insert into invitation values (?, " + expiry + ", 'subject', 'Una', 'Glen', 'Come', 'Come.', '/w/glen')",
                link.hash());
        return link.secret();
    }

    private static Object done(Runnable call) {
        call.run();
        return null;
    }

    private Map<String, Person> everyone() {
        Map<String, Person> all = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            all.put(role.name(), Tenants.member(role, SLUG));
        }
        all.put("another tenant's lead", Tenants.lead(OTHER));
        all.put("without workspace", Tenants.stranger());
        all.put("staff", Tenants.staff());
        all.put("nobody", null);
        for (ProgrammeRole role : ProgrammeRole.values()) {
            all.put(role.name(), Tenants.staff(role));
        }
        return all;
    }

    private String outcomes(Row row) throws Exception {
        StringBuilder outcomes = new StringBuilder();
        for (Person person : everyone().values()) {
            outcomes.append(outcomes.length() == 4 || outcomes.length() == 9 ? " " : "")
                    .append(outcome(row.inWorkspace ? () -> requests.in(SLUG, person, row.call) : () -> requests.as(person, row.call)));
        }
        return outcomes.toString();
    }

    private static char outcome(Callable<?> call) throws Exception {
        try {
            call.call();
            return 'Y';
        } catch (NotAllowed role) {
            return 'R';
        } catch (NotFound notTheirs) {
            return 'N';
        } catch (Refused | Unavailable | ChangedMeanwhile | IOException reached) {
            return 'Y';
        }
    }

    /** Every public method of every bean that says its scope. */
    private Set<String> entries() {
        Set<String> entries = new TreeSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            if ((type.isAnnotationPresent(InTenant.class) || type.isAnnotationPresent(AcrossTenants.class))
                    && !type.isAnnotationPresent(Interceptor.class)) {
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
                        entries.add(type.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        return entries;
    }

    private static String lines(Map<String, String> outcomes) {
        return outcomes.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).collect(Collectors.joining("\n"));
    }
}
