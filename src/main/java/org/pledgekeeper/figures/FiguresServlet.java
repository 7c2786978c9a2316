package org.pledgekeeper.figures;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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
        String form = address.part("format");
        Optional<TableFile.Format> format = TableFile.Format.of(form);
        if (format.isEmpty() && !form.equals("pdf")) {
            throw new NotFound();
        }
        Figures release = figures.figures(ProgressPage.release(request)).orElseThrow(NotFound::new);
        byte[] bytes = format.isPresent() ? FiguresFile.of(release).write(format.get()) : FiguresPaper.of(release).pdf();
        response.setContentType(format.map(TableFile.Format::getType).orElse("application/pdf"));
        response.setHeader("Content-Disposition",
                "attachment; filename=\"pledgekeeper-national-progress-" + release.release().number() + "." + form + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
