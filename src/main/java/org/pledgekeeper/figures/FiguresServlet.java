package org.pledgekeeper.figures;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.TableFile;

/** A published release as a file, at {@code /progress/figures.{format}}. */
@WebServlet("/figures/file")
public class FiguresServlet extends HttpServlet {
    @Inject
    private transient PublishedFigures figures;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TableFile.Format format = TableFile.Format.of(address.part("format")).orElseThrow(NotFound::new);
        Figures release = figures.figures(ProgressPage.release(request)).orElseThrow(NotFound::new);
        byte[] bytes = FiguresFile.of(release).write(format);
        response.setContentType(format.getType());
        response.setHeader("Content-Disposition",
                "attachment; filename=\"pledgekeeper-national-progress-" + release.release().number() + "." + format.getKey() + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
