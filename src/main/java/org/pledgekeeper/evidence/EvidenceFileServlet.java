package org.pledgekeeper.evidence;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgekeeper.web.Address;

/**
 * Hands out a file at {@code /w/{slug}/evidence/{id}/file}: to be saved, never shown, and with a policy under which nothing in it could
 * run.
 */
@WebServlet("/evidence/file")
public class EvidenceFileServlet extends HttpServlet {
    @Inject
    private transient ReadEvidenceFile readEvidenceFile;
    @Inject
    private transient Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReadEvidenceFile.Download file = readEvidenceFile.read(Address.uuid(address.part("id")));
        response.setContentType(file.mediaType());
        response.setContentLength(file.bytes().length);
        response.setHeader("Content-Disposition", file.disposition());
        response.setHeader("Content-Security-Policy", ReadEvidenceFile.Download.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(file.bytes());
    }
}
