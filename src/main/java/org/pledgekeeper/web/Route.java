package org.pledgekeeper.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address people see, and the view that answers it. {@code {name}} stands for one part of the address. */
record Route(String address, Pattern pattern, List<String> names, String view) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    static final List<Route> ALL = List.of(
            of("/", "/directory/home.xhtml"),
            of("/signatories", "/directory/signatories.xhtml"),
            of("/signatories/{slug}", "/directory/profile.xhtml"),
            of("/signatories/{slug}/stories", "/story/public.xhtml"),
            of("/sign-up", "/signup/start.xhtml"),
            of("/sign-up/organisation", "/signup/organisation.xhtml"),
            of("/sign-up/lead", "/signup/lead.xhtml"),
            of("/sign-up/statement", "/signup/statement.xhtml"),
            of("/sign-up/logo", "/signup/logo.xhtml"),
            of("/sign-up/authorisation", "/signup/authorisation.xhtml"),
            of("/sign-up/check", "/signup/check.xhtml"),
            of("/sign-up/new", "/signup/organisation.xhtml"),
            of("/sign-up/mend/{token}", "/signup/mend.xhtml"),
            of("/sign-up/{draft}/organisation", "/signup/organisation.xhtml"),
            of("/sign-up/{draft}/lead", "/signup/lead.xhtml"),
            of("/sign-up/{draft}/statement", "/signup/statement.xhtml"),
            of("/sign-up/{draft}/logo", "/signup/logo.xhtml"),
            of("/sign-up/{draft}/logo.png", "/signup/logo"),
            of("/sign-up/{draft}/authorisation", "/signup/authorisation.xhtml"),
            of("/sign-up/{draft}/check", "/signup/check.xhtml"),
            of("/sign-up/{draft}/done", "/signup/done.xhtml"),
            of("/programme", "/programme/queue.xhtml"),
            of("/programme/applications/{reference}", "/programme/review.xhtml"),
            of("/programme/changes/{slug}", "/programme/change.xhtml"),
            of("/programme/changes/{slug}/logo.png", "/programme/waiting-logo"),
            of("/programme/lines/{id}", "/programme/line.xhtml"),
            of("/programme/stories/{id}", "/programme/story.xhtml"),
            of("/programme/mail", "/programme/undelivered.xhtml"),
            of("/programme/mail/{id}", "/programme/send-again.xhtml"),
            of("/programme/progress", "/figures/staff.xhtml"),
            of("/programme/announcements", "/announcement/all.xhtml"),
            of("/programme/announcements/new", "/announcement/one.xhtml"),
            of("/programme/announcements/{id}", "/announcement/one.xhtml"),
            of("/programme/campaigns", "/campaign/all.xhtml"),
            of("/programme/campaigns/new", "/campaign/one.xhtml"),
            of("/programme/campaigns/{id}", "/campaign/one.xhtml"),
            of("/programme/library", "/library/curating.xhtml"),
            of("/programme/library/new", "/library/one.xhtml"),
            of("/programme/library/{id}", "/library/one.xhtml"),
            of("/programme/support", "/support/queue.xhtml"),
            of("/programme/support/{slug}/{id}", "/support/answer.xhtml"),
            of("/programme/open-help", "/help/offered.xhtml"),
            of("/resource-library", "/library/public.xhtml"),
            of("/programme/checklist", "/drafting/edition.xhtml"),
            of("/programme/checklist/changes", "/drafting/changes.xhtml"),
            of("/programme/checklist/retired", "/drafting/retired.xhtml"),
            of("/programme/checklist/yaml", "/drafting/bring-in.xhtml"),
            of("/programme/checklist/edition.yaml", "/drafting/file"),
            of("/programme/checklist/commitments/{commitment}", "/drafting/commitment.xhtml"),
            of("/programme/checklist/preview/{commitment}", "/drafting/preview.xhtml"),
            of("/programme/checklist/items/{item}", "/drafting/item.xhtml"),
            of("/progress", "/figures/progress.xhtml"),
            of("/progress/figures.{format}", "/figures/file"),
            of("/progress/pictures/{picture}.{image}", "/figures/picture"),
            of("/w", "/tenant/workspaces.xhtml"),
            of("/w/{slug}", "/assessment/overview.xhtml"),
            of("/w/{slug}/commitments/{commitment}", "/assessment/commitment.xhtml"),
            of("/w/{slug}/items", "/assessment/items.xhtml"),
            of("/w/{slug}/gentle", "/assessment/gentle.xhtml"),
            of("/w/{slug}/submit", "/assessment/submit.xhtml"),
            of("/w/{slug}/evidence", "/evidence/list.xhtml"),
            of("/w/{slug}/evidence/add", "/evidence/add.xhtml"),
            of("/w/{slug}/evidence/{id}", "/evidence/one.xhtml"),
            of("/w/{slug}/evidence/{id}/file", "/evidence/file"),
            of("/w/{slug}/pictures", "/report/pictures.xhtml"),
            of("/w/{slug}/reviews/{number}/pictures", "/report/pictures.xhtml"),
            of("/w/{slug}/reviews/{number}/report.{format}", "/report"),
            of("/w/{slug}/help", "/support/requests.xhtml"),
            of("/w/{slug}/help/new", "/support/ask.xhtml"),
            of("/w/{slug}/help/{id}", "/support/thread.xhtml"),
            of("/w/{slug}/open-help", "/help/here.xhtml"),
            of("/w/{slug}/library", "/library/workspace.xhtml"),
            of("/w/{slug}/board", "/board/paper.xhtml"),
            of("/w/{slug}/board/paper.{format}", "/board/file"),
            of("/w/{slug}/board/links", "/board/links.xhtml"),
            of("/w/{slug}/like-ours", "/figures/like-ours.xhtml"),
            of("/w/{slug}/actions", "/actionlog/actions.xhtml"),
            of("/w/{slug}/actions/new", "/actionlog/new-action.xhtml"),
            of("/w/{slug}/actions/{id}", "/actionlog/action.xhtml"),
            of("/w/{slug}/joint", "/joint/all.xhtml"),
            of("/w/{slug}/joint/new", "/joint/invite.xhtml"),
            of("/w/{slug}/joint/{id}", "/joint/one.xhtml"),
            of("/w/{slug}/log", "/logbook/timeline.xhtml"),
            of("/w/{slug}/log/add", "/logbook/choose.xhtml"),
            of("/w/{slug}/log/add/{log}", "/logbook/add.xhtml"),
            of("/w/{slug}/log/bin", "/logbook/bin.xhtml"),
            of("/w/{slug}/log/entries/{id}", "/logbook/entry.xhtml"),
            of("/w/{slug}/log/log.{format}", "/logbook/file"),
            of("/w/{slug}/log/import", "/importing/imports.xhtml"),
            of("/w/{slug}/log/import/{id}", "/importing/import.xhtml"),
            of("/w/{slug}/log/lived-experience", "/logbook/involvement.xhtml"),
            of("/w/{slug}/log/leadership", "/logbook/leadership.xhtml"),
            of("/w/{slug}/log/training", "/logbook/training.xhtml"),
            of("/w/{slug}/log/supervision", "/logbook/supervision.xhtml"),
            of("/w/{slug}/log/feedback", "/logbook/feedback.xhtml"),
            of("/w/{slug}/log/feedback/public", "/feedback/said.xhtml"),
            of("/w/{slug}/log/feedback/public/{entry}", "/feedback/offer.xhtml"),
            of("/w/{slug}/public", "/directory/public.xhtml"),
            of("/w/{slug}/public/change", "/directory/change-public.xhtml"),
            of("/w/{slug}/public/logos/{id}", "/directory/logo-of-ours"),
            of("/w/{slug}/promises", "/promise/promises.xhtml"),
            of("/w/{slug}/promises/{promise}/line", "/promise/line.xhtml"),
            of("/w/{slug}/calendar", "/calendar/calendar.xhtml"),
            of("/w/{slug}/digest", "/digest/settings.xhtml"),
            of("/w/{slug}/stories", "/story/stories.xhtml"),
            of("/w/{slug}/stories/{id}", "/story/story.xhtml"),
            of("/w/{slug}/people", "/people/people.xhtml"),
            of("/w/{slug}/people/invite", "/people/invite.xhtml"),
            of("/w/{slug}/people/{subject}", "/people/person.xhtml"),
            of("/w/{slug}/people/{subject}/remove", "/people/remove.xhtml"),
            of("/w/{slug}/champions", "/champion/champions.xhtml"),
            of("/w/{slug}/champions/new", "/champion/champion.xhtml"),
            of("/w/{slug}/champions/{id}", "/champion/champion.xhtml"),
            of("/w/{slug}/champions/{id}/handover", "/champion/handover.xhtml"),
            of("/w/{slug}/champions/{id}/handover.pdf", "/champion/pdf"),
            of("/w/{slug}/pulse", "/pulse/pulses.xhtml"),
            of("/w/{slug}/pulse/new", "/pulse/open.xhtml"),
            of("/w/{slug}/pulse/{id}", "/pulse/pulse.xhtml"),
            of("/w/{slug}/pulse/{id}/close", "/pulse/close.xhtml"),
            of("/w/{slug}/pulse/{id}/print/{audience}", "/pulse/print.xhtml"),
            of("/invitation/{token}", "/invitation/invitation.xhtml"),
            of("/calendar/{secret}.ics", "/calendar/feed"),
            of("/digest/stop/{secret}", "/digest/stop.xhtml"),
            of("/digest/{secret}/{answer}", "/digest/answer.xhtml"),
            of("/taken-back", "/story/ended.xhtml"),
            of("/story/{secret}", "/story/tell.xhtml"),
            of("/story/{secret}/check", "/story/check.xhtml"),
            of("/story/{secret}/consent", "/story/consent.xhtml"),
            of("/story/{secret}/withdraw", "/story/withdraw.xhtml"),
            of("/review/{secret}", "/board/review.xhtml"),
            of("/p/{token}", "/pulse/answer.xhtml"),
            of("/p/{token}/thanks", "/pulse/thanks.xhtml"),
            of("/offline", "/logbook/offline.xhtml"),
            of("/accessibility", "/web/accessibility.xhtml"),
            of("/privacy", "/web/privacy.xhtml"),
            of("/signed-out", "/web/signed-out.xhtml"));

    private static Route of(String address, String view) {
        List<String> names = NAME.matcher(address).results().map(found -> found.group(1)).toList();
        return new Route(address, Pattern.compile(NAME.matcher(address.replace(".", "\\.")).replaceAll("([^/]{1,120})")), names, view);
    }

    /** @return the view for this address and the parts it names */
    static Optional<Found> find(String address) {
        String plain = address.length() > 1 && address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        for (Route route : ALL) {
            Matcher matcher = route.pattern.matcher(plain);
            if (matcher.matches()) {
                Map<String, String> parts = new TreeMap<>();
                for (int i = 0; i < route.names.size(); i++) {
                    parts.put(route.names.get(i), matcher.group(i + 1));
                }
                return Optional.of(new Found(route.view, parts));
            }
        }
        return Optional.empty();
    }

    record Found(String view, Map<String, String> parts) {}
}
