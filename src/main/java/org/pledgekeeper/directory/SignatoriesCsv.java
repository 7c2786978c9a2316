package org.pledgekeeper.directory;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.pledgekeeper.directory.SignatoriesResource.Signatory;

/** The list of signatories as CSV (RFC 4180) with a line of headings. */
@Provider
@Produces(SignatoriesCsv.TYPE)
public class SignatoriesCsv implements MessageBodyWriter<List<Signatory>> {
    static final String TYPE = "text/csv;charset=UTF-8";

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return List.class.isAssignableFrom(type) && generic.getTypeName().contains(Signatory.class.getName());
    }

    @Override
    public void writeTo(List<Signatory> signatories, Class<?> type, Type generic, Annotation[] annotations, MediaType media,
                        MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord("slug", "name", "sector", "area", "website", "statement", "pledgedOn", "lastReviewOn", "profile", "logo");
        for (Signatory s : signatories) {
            printer.printRecord(s.slug(), cell(s.name()), s.sector(), s.area(), cell(s.website()), cell(s.statement()),
                    s.pledgedOn(), s.lastReviewOn(), s.profile(), s.logo());
        }
        printer.flush();
    }

    /** A spreadsheet would run what begins like a formula, so such words get an apostrophe before them (OWASP, CSV injection). */
    private static String cell(String words) {
        return words != null && words.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + words : words;
    }
}
