package org.pledgekeeper.drafting;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.NotFound;

/** The draft as YAML, at {@code /programme/checklist/edition.yaml}. */
@WebServlet("/drafting/file")
public class EditionYamlServlet extends HttpServlet {
    @Inject
    private transient EditionDrafts drafts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WholeEdition whole = drafts.current().orElseThrow(NotFound::new).draft().whole();
        byte[] bytes = EditionYaml.write(whole).together().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/yaml");
        response.setHeader("Content-Disposition", "attachment; filename=\"checklist-edition.yaml\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
