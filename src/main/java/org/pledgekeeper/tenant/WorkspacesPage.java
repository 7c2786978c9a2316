package org.pledgekeeper.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;

/** The workspaces of the person signed in. */
@Named
@RequestScoped
public class WorkspacesPage {
    @Inject
    private Memberships memberships;
    @Inject
    private HttpServletRequest request;
    private List<Membership> all;

    /** Who comes from their invitation, or to add to the log, goes straight there, where it is clear to which workspace. */
    public void arrive() throws IOException {
        if ((request.getParameter("invited") != null || isToAdd()) && getAll().size() == 1) {
            FacesContext.getCurrentInstance().getExternalContext().redirect(address(getAll().get(0)));
        }
    }

    /** @return whether they come to add to the log, as from their home screen */
    public boolean isToAdd() {
        return request.getParameter("add") != null;
    }

    public String address(Membership membership) {
        return "/w/" + membership.slug() + (isToAdd() ? "/log/add" : "");
    }

    public List<Membership> getAll() {
        if (all == null) {
            all = memberships.all();
        }
        return all;
    }

    /** @return whether they have just set up a second step at sign-in */
    public boolean isSafer() {
        return request.getParameter("safer") != null;
    }
}
