package org.pledgekeeper.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The workspaces of the person signed in. */
@Named
@RequestScoped
public class WorkspacesPage {
    @Inject
    private Memberships memberships;
    private List<Membership> all;

    public List<Membership> getAll() {
        if (all == null) {
            all = memberships.all();
        }
        return all;
    }
}
