package org.pledgekeeper.champion;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;

/** A handover pack as PDF, at {@code /w/{slug}/champions/{id}/handover.pdf}, which leads here once the workspace is entered. */
@WebServlet("/champion/pdf")
public class HandoverServlet extends HttpServlet {
    @Inject
    private transient Handovers handovers;
    @Inject
    private transient CurrentTenant tenant;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = handovers.of(Address.uuid(address.part("id"))).pdf();
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "attachment; filename=\"pledgekeeper-" + tenant.getSlug() + "-handover.pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
