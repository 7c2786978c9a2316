package org.pledgekeeper.announcement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/** Putting away what the programme announces, on a workspace's first page; what is announced comes with the digest. */
@Named("announced")
@RequestScoped
public class ShownPage {
    private static final Logger LOG = Logger.getLogger(ShownPage.class.getName());

    @Inject
    private PutAnnouncementAway putAway;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private HttpServletRequest request;

    /** What is gone by now is away already. */
    public void putAway() {
        String[] read = Objects.toString(request.getParameter("away"), "").split(" ");
        try {
            putAway.putAway(Address.uuid(read[0]), read.length == 2 && read[1].matches("\\d{1,6}") ? Integer.parseInt(read[1]) : 0);
        } catch (NotFound gone) {
            LOG.log(Level.FINE, "An announcement to be put away is not shown any more", gone);
        }
        Browser.goTo("/w/" + tenant.getSlug());
    }
}
