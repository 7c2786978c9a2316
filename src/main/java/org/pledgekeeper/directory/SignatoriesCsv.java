package org.pledgekeeper.directory;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pledgekeeper.directory.SignatoriesResource.Signatory;
import org.pledgekeeper.web.Csv;

/** The list of signatories as CSV. */
@Provider
@Produces(Csv.TYPE)
public class SignatoriesCsv implements MessageBodyWriter<List<Signatory>> {
    private static final List<String> HEADS = List.of("slug", "name", "sector", "area", "website", "statement", "pledgedOn", "lastReviewOn",
            "profile", "logo", "authorisedOn", "sinceThen", "youSaidWeDid",
            "together");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return List.class.isAssignableFrom(type) && generic.getTypeName().contains(Signatory.class.getName());
    }

    @Override
    public void writeTo(List<Signatory> signatories, Class<?> type, Type generic, Annotation[] annotations, MediaType media,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(Csv.of(HEADS, signatories.stream().map(s -> Arrays.asList(s.slug(), s.name(), s.sector(), s.area(), s.website(),
                s.statement(), s.pledgedOn(), s.lastReviewOn(), s.profile(), s.logo(), s.authorisedOn(),
                s.sinceThen().stream().map(line -> line.on() + ": " + line.words()).collect(Collectors.joining("\n")),
                s.youSaidWeDid().stream().map(one -> one.on() + ": " + one.said() + " / " + one.did()).collect(Collectors.joining("\n")),
                s.together().stream().map(one -> one.name() + (one.words() == null ? "" : ": " + one.words()))
                        .collect(Collectors.joining("\n"))))
                .toList()));
    }
}
