package org.pledgekeeper.logbook;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.TableFile;

/** The log as it is filtered, as a file, at {@code /w/{slug}/log/log.{format}}, which leads here once the workspace is entered. */
@WebServlet("/logbook/file")
public class TakeAwayServlet extends HttpServlet {
    @Inject
    private transient TakeAway takeAway;
    @Inject
    private transient CurrentTenant tenant;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TableFile.Format format = TableFile.Format.of(address.part("format")).orElseThrow(NotFound::new);
        Timeline.Filter filter = TimelinePage.filter(request);
        byte[] bytes = takeAway.write(filter, format);
        response.setContentType(format.getType());
        response.setHeader("Content-Disposition", "attachment; filename=\"pledgekeeper-" + tenant.getSlug() + "-"
                + Log.of(filter.log()).map(Log::getKey).orElse("log") + "-" + LocalDate.now(Days.SCOTLAND) + "." + format.getKey() + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
