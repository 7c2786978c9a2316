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

    /** Who comes from their invitation goes straight to the workspace it was for, where that is clear. */
    public void arrive() throws IOException {
        if (request.getParameter("invited") != null && getAll().size() == 1) {
            FacesContext.getCurrentInstance().getExternalContext().redirect("/w/" + getAll().get(0).slug());
        }
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
