package org.pledgekeeper.calendar;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.pledgekeeper.web.Address;

/** A private calendar at {@code /calendar/{secret}.ics}, for whoever has the address: no account, no session. */
@WebServlet("/calendar/feed")
public class CalendarServlet extends HttpServlet {
    @Inject
    private transient ReadFeed readFeed;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = readFeed.read(address.part("secret")).bytes();
        String tag = ICalendar.tag(bytes);
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("ETag", tag);
        String seen = request.getHeader("If-None-Match");
        if (seen != null && Arrays.stream(seen.split(",")).map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals(tag) || one.equals("*"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/calendar;charset=UTF-8");
        response.setHeader("Content-Disposition", "inline; filename=\"pledgekeeper.ics\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
