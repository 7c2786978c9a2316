package org.pledgekeeper.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileUploadFileCountLimitException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.pledgekeeper.refusal.NotTaken;

/**
 * One part of a form with files. We read it ourselves, and not the container: so its bytes are counted and given their time like all
 * others, and its parts are counted too, each of which would take memory.
 */
final class SentPart implements Part {
    private static final int MOST_PARTS = 1000;
    private static final int MOST_IN_MEMORY = 256 * 1024;
    private static final Pattern NEVER_ON_DISK = Pattern.compile(".*/(?:log/import|imports)/?(?:;.*)?");
    private static final Set<String> AS_IT_IS = Set.of("7bit", "8bit", "binary");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"[^\"]{1,70}\"|[^\"\\s;,]{1,70}\\s*(?:;|$))",
            Pattern.CASE_INSENSITIVE);

    private final DiskFileItem item;
    private final String name;
    private final String fileName;

    private SentPart(DiskFileItem item) throws IOException {
        this.item = item;
        name = Text.clean(item.getFieldName());
        fileName = Text.clean(item.getName());
        String encoding = getHeader("Content-Transfer-Encoding");
        if (name == null || encoding != null && !AS_IT_IS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw new IOException("a part without a name, or in an encoding of its own");
        }
    }

    /**
     * @return all parts; whoever asks removes them when the request ends
     * @throws IOException where it is no such form
     * @throws NotTaken where there are too many
     */
    static Collection<Part> all(HttpServletRequest request) throws IOException {
        if (!BOUNDARY.matcher(request.getContentType()).find()) {
            throw new IOException("no boundary");
        }
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> reader = new JakartaServletFileUpload<>(
                DiskFileItemFactory.builder().setBufferSize(mostInMemory(request)).get());
        reader.setHeaderCharset(StandardCharsets.UTF_8);
        reader.setFileCountMax(MOST_PARTS);
        List<Part> parts = new ArrayList<>();
        try {
            for (DiskFileItem item : reader.parseRequest(request)) {
                parts.add(new SentPart(item));
            }
        } catch (FileUploadFileCountLimitException many) {
            throw NotTaken.tooMuch();
        } catch (NotTaken refusal) {
            throw refusal;
        } catch (RuntimeException odd) {
            throw new IOException("what the reader of such forms stumbles over", odd);
        }
        return parts;
    }

    /** Files that name people are never put onto a disk, not for a moment. */
    private static int mostInMemory(HttpServletRequest request) {
        return NEVER_ON_DISK.matcher(request.getRequestURI()).matches() ? (int) TakeBody.LARGEST_WITH_FILE : MOST_IN_MEMORY;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return item.getInputStream();
    }

    @Override
    public String getContentType() {
        return item.getContentType();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getSubmittedFileName() {
        return fileName;
    }

    @Override
    public long getSize() {
        return item.getSize();
    }

    @Override
    public void write(String file) throws IOException {
        item.write(Path.of(file));
    }

    @Override
    public void delete() throws IOException {
        item.delete();
    }

    @Override
    public String getHeader(String header) {
        return item.getHeaders().getHeader(header);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        List<String> values = new ArrayList<>();
        item.getHeaders().getHeaders(header).forEachRemaining(values::add);
        return values;
    }

    @Override
    public Collection<String> getHeaderNames() {
        List<String> names = new ArrayList<>();
        item.getHeaders().getHeaderNames().forEachRemaining(names::add);
        return names;
    }
}
