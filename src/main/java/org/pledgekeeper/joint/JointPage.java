package org.pledgekeeper.joint;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.PublicLineForm;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Actions shared with other organisations: finding one, inviting it, answering, writing together, leaving, and showing both names. */
@Named
@RequestScoped
public class JointPage extends JointForm {
    @Inject
    private JointActions joints;
    @Inject
    private InviteToJoint inviteToJoint;
    @Inject
    private AnswerJoint answerJoint;
    @Inject
    private ChangeJoint changeJoint;
    @Inject
    private WriteJointNote writeNote;
    @Inject
    private LeaveJoint leaveJoint;
    @Inject
    private ShowJoint showJoint;
    @Inject
    private OfferJointLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private List<JointActions.Line> all;
    private List<JointActions.Partner> found;
    private JointActions.Joint one;
    private JointAction theirs;
    private JointSide theirNote;

    @PostConstruct
    void load() {
        if (!address.part("id").isEmpty() && address.starts("/w/" + address.part("slug") + "/joint")) {
            one = joints.one(Address.uuid(address.part("id")));
            fill(one);
        }
    }

    public void invite() {
        orMend(() -> {
            JointAction invited = inviteToJoint.invite(Address.uuid(id), request.getParameter("partner"),
                    new JointAction.Shared(title, words, null), isAsWritten());
            Browser.goTo(getHome() + "/" + invited.getId() + "?done=invited");
        });
    }

    public void accept() {
        orMend(() -> done("accepted", answerJoint.answer(one.id(), true)));
    }

    public void decline() {
        orMend(() -> {
            answerJoint.answer(one.id(), false);
            Browser.goTo(getHome() + "?done=declined");
        });
    }

    public void save() {
        orMend(() -> {
            try {
                done("saved",
                        changeJoint.change(one.id(), new JointAction.Shared(title, words, TypedDate.day("doneOn", doneOn)), seen,
                                isAsWritten()));
            } catch (ChangedMeanwhile changed) {
                theirs = changed.theirs(JointAction.class);
                seen = theirs.getVersion();
                errors.add(Map.of("title", "The shared words were changed a moment ago. Both are shown: mend yours, then save again."));
            }
        });
    }

    public void saveNote() {
        orMend(() -> {
            try {
                done("note", writeNote.write(one.id(), note, noteSeen));
            } catch (ChangedMeanwhile changed) {
                theirNote = changed.theirs(JointSide.class);
                noteSeen = theirNote.getVersion();
                errors.add(Map.of("note", "A colleague changed the note a moment ago. Both are shown: mend yours, then save again."));
            }
        });
    }

    public void leave() {
        orMend(() -> {
            leaveJoint.leave(one.id());
            Browser.goTo(getHome() + "?done=left");
        });
    }

    public void show() {
        orMend(() -> done("shown", showJoint.show(one.id(), true)));
    }

    public void hide() {
        orMend(() -> done("hidden", showJoint.show(one.id(), false)));
    }

    public void offer() {
        orMend(() -> {
            try {
                done("offered", offerLine.offer(one.id(), line, TypedDate.day("on", on)));
            } catch (Refused refused) {
                Map<String, String> problems = new LinkedHashMap<>();
                refused.problems().forEach((field, words) -> problems.put(field.equals("words") ? "line" : field, words));
                errors.add(problems);
            }
        });
    }

    public void takeBack() {
        orMend(() -> done("taken-back", takeBackLine.takeBack(one.line().getId())));
    }

    private void done(String what, Object changed) {
        Browser.goTo(getHome() + "/" + one.id() + "?done=" + what);
    }

    private void orMend(Runnable change) {
        try {
            change.run();
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound gone) {
            errors.add(Map.of("joint", "This is not shared with you any more. Nothing was done."));
        }
    }

    // What is shown -------------------------------------------------------------------------

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/joint";
    }

    public List<JointActions.Line> getAll() {
        if (all == null) {
            all = joints.all();
        }
        return all;
    }

    public JointActions.Joint getOne() {
        return one;
    }

    public String getNamed() {
        return Objects.toString(request.getParameter("named"), "");
    }

    /** @return the signatories that were searched for */
    public List<JointActions.Partner> getFound() {
        if (found == null) {
            found = joints.named(getNamed());
        }
        return found;
    }

    public String getChosen() {
        return Objects.toString(request.getParameter("partner"), "");
    }

    public boolean isAsWritten() {
        return "true".equals(request.getParameter("asWritten"));
    }

    public boolean isNudged() {
        return errors.of("asWritten") != null;
    }

    public boolean isAsking() {
        return "leave".equals(request.getParameter("ask"));
    }

    public JointAction getTheirs() {
        return theirs;
    }

    public JointSide getTheirNote() {
        return theirNote;
    }

    public String getDone() {
        String done = String.valueOf(request.getParameter("done"));
        return switch (done) {
            case "invited" -> "Invited. You see here when they answer.";
            case "accepted" -> "You share this now. What is written under “What we do together” is read by both.";
            case "declined" -> "Declined. They are told that you could not join, and nothing else.";
            case "saved" -> "Saved. Both of you read it.";
            case "note" -> "Saved. Only your organisation reads the note.";
            case "left" -> "Done. What was shared stays with the other organisation, and with you as it stood.";
            case "shown" -> "You agree that both names are public. They are shown once the other organisation agrees, too.";
            case "hidden" -> "Neither name is shown.";
            default -> PublicLineForm.done(done);
        };
    }

    public int getWordLimit() {
        return PublicLine.MOST_WORDS;
    }
}
