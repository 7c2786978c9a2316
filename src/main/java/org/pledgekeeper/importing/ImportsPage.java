package org.pledgekeeper.importing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Choosing a file to count into the log, and what was entered from files before. */
@Named
@RequestScoped
public class ImportsPage {
    private static final String NEXT = "/log/import/";

    @Inject
    private Imports imports;
    @Inject
    private ReadImport readImport;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<Imports.Done> all;
    private String id = UUID.randomUUID().toString();
    private Part file;

    public boolean isMayImport() {
        return tenant.isMayOpen();
    }

    public List<Imports.Done> getAll() {
        if (all == null) {
            all = imports.all();
        }
        return all;
    }

    public void send() throws IOException {
        Destination destination = Destination.of(request.getParameter("destination")).orElse(null);
        if (destination == null) {
            errors.add(Map.of("destination", "Choose what the file is about."));
            return;
        }
        if (file == null || file.getSubmittedFileName() == null || file.getSubmittedFileName().isBlank()) {
            errors.add(Map.of("file", "Choose a file first."));
            return;
        }
        try {
            byte[] bytes = file.getInputStream().readNBytes(Sheets.MOST_BYTES + 1);
            readImport.begin(Address.uuid(id), destination, bytes).awaitAMoment();
            Browser.goTo("/w/" + tenant.getSlug() + NEXT + id);
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public Destination[] getDestinations() {
        return Destination.values();
    }

    public boolean isChosen(String key) {
        return key.equals(request.getParameter("destination"));
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
