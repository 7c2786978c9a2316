package org.pledgekeeper.report;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/** A report to take away, at {@code /w/{slug}/reviews/{number}/report.{format}}, which leads here once the workspace is entered. */
@WebServlet("/report")
public class ReportServlet extends HttpServlet {
    @Inject
    private transient Reports reports;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.of(address.part("format")).orElseThrow(NotFound::new);
        if (!address.part("number").matches("\\d{1,6}")) {
            throw new NotFound();
        }
        Report report = reports.toTakeAway(Integer.parseInt(address.part("number"))).orElseThrow(NotFound::new);
        byte[] bytes = format.write(report);
        response.setContentType(format.getType());
        response.setHeader("Content-Disposition", format.disposition(report));
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
