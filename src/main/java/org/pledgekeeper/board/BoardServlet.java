package org.pledgekeeper.board;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;

/** The board paper as a file, at {@code /w/{slug}/board/paper.{format}}, which leads here once the workspace is entered. */
@WebServlet("/board/file")
public class BoardServlet extends HttpServlet {
    @Inject
    private transient BoardPapers papers;
    @Inject
    private transient CurrentTenant tenant;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BoardFile file = BoardFile.of(address.part("format")).orElseThrow(NotFound::new);
        byte[] bytes = file.write(papers.make().paper());
        response.setContentType(file.getType());
        response.setHeader("Content-Disposition", file.disposition(tenant.getSlug()));
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
