package org.pledgekeeper.figures;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/** A picture of a published release, at {@code /progress/pictures/{picture}.svg} and {@code .png}. */
@WebServlet("/figures/picture")
public class PictureServlet extends HttpServlet {
    @Inject
    private transient PublishedFigures figures;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Figures release = figures.figures(ProgressPage.release(request)).orElseThrow(NotFound::new);
        PictureSheet picture = FiguresPictures.of(release, address.part("picture")).orElseThrow(NotFound::new).sheet();
        boolean svg = address.part("image").equals("svg");
        if (!svg && !address.part("image").equals("png")) {
            throw new NotFound();
        }
        byte[] bytes = svg ? picture.svg() : picture.png();
        response.setContentType(svg ? "image/svg+xml" : "image/png");
        response.setHeader("Content-Disposition", "attachment; filename=\"pledgekeeper-" + address.part("picture") + "-release-"
                + release.release().number() + "." + address.part("image") + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
