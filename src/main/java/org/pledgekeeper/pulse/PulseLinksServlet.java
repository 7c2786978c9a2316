package org.pledgekeeper.pulse;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.pledgekeeper.web.Address;

/** An open pulse's links as CSV, for its lead and champion. Reached through the workspace's address. */
@WebServlet("/pulse/links")
public class PulseLinksServlet extends HttpServlet {
    @Inject
    private transient Pulses pulses;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Pulses.Shown pulse = pulses.one(Address.uuid(address.part("id")));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"pulse-links.csv\"");
        CSVPrinter csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180);
        csv.printRecord("group", "link");
        for (Audience audience : Audience.values()) {
            for (Pulses.Link link : pulse.links(audience)) {
                csv.printRecord(audience.getTitle(), link.address());
            }
        }
        csv.flush();
    }
}
