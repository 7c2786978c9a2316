package org.pledgekeeper.directory;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.pledgekeeper.statement.PublishedStatement;
import org.pledgekeeper.statement.StatementVersions;

/** Whether the lead is asked, on the workspace's first page, to have the pledge authorised anew. */
@Named
@RequestScoped
public class RenewalPage {
    @Inject
    private StatementVersions versions;
    private PublishedStatement due;

    @PostConstruct
    void load() {
        due = versions.toRenew().orElse(null);
    }

    /** @return what stands, where three years have passed since it was authorised; otherwise null */
    public PublishedStatement getDue() {
        return due;
    }
}
