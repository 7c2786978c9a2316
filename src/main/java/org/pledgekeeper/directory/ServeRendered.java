package org.pledgekeeper.directory;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers public pages from {@link RenderedPages}. Such a page is the same for everyone, signed in or not: of a request
 * only the address and the fields that the page knows reach it, and of the answers only those are kept of which there are
 * no more than there is to show: no search by words, no page past the last.
 */
public class ServeRendered extends HttpFilter {
    /** Request attribute: the page says that this answer is one of those. */
    static final String KEEP = ServeRendered.class.getName() + ".keep";
    private static final String LIST = "/signatories";
    /** Pictures, and people's stories: those no cache may keep. */
    private static final Pattern UNKEPT = Pattern.compile("\\.png$|/stories/?$");
    private static final List<String> FIELDS = List.of("q", "sector", "area", "page");

    @Inject
    private transient RenderedPages pages;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD") || UNKEPT.matcher(request.getRequestURI()).find()) {
            chain.doFilter(request, response);
            return;
        }
        String address = address(request);
        Optional<byte[]> known = pages.get(address);
        byte[] page;
        if (known.isPresent()) {
            page = known.get();
        } else {
            Kept kept = new Kept(response);
            long before = pages.before();
            chain.doFilter(new OnlyItsAddress(request), kept);
            page = kept.bytes();
            if (response.isCommitted() || response.getStatus() != 200) {
                return;
            }
            if (request.getAttribute(KEEP) != null) {
                pages.put(address, page, before);
            }
        }
        String tag = "\"" + Integer.toHexString(Arrays.hashCode(page)) + "-" + page.length + "\"";
        response.setHeader("Cache-Control", "public, no-cache");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        if (method.equals("GET")) {
            response.getOutputStream().write(page);
        }
    }

    /** One spelling for each page: without a slash at the end, and with the fields that the list knows, in one order. */
    private static String address(HttpServletRequest request) {
        String path = request.getRequestURI().replaceFirst("/$", "");
        return !path.equals(LIST) ? path
                : FIELDS.stream().map(name -> Objects.requireNonNullElse(request.getParameter(name), "").trim())
                        .collect(Collectors.joining("\n", LIST + "?", ""));
    }

    /** No header, no cookie, no session and no language: what one person sends can change nothing that others are shown. */
    private static final class OnlyItsAddress extends HttpServletRequestWrapper {
        OnlyItsAddress(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getHeader(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public long getDateHeader(String name) {
            return -1;
        }

        @Override
        public int getIntHeader(String name) {
            return -1;
        }

        @Override
        public Cookie[] getCookies() {
            return null;
        }

        @Override
        public HttpSession getSession(boolean create) {
            return create ? super.getSession(true) : null;
        }

        @Override
        public Locale getLocale() {
            return Locale.UK;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(Locale.UK));
        }
    }

    /** Holds the page back, so that it can be kept. */
    private static final class Kept extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

        Kept(HttpServletResponse response) {
            super(response);
        }

        byte[] bytes() {
            writer.flush();
            return bytes.toByteArray();
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void write(int b) {
                    bytes.write(b);
                }

                @Override
                public void write(byte[] b, int from, int length) {
                    bytes.write(b, from, length);
                }
            };
        }

        @Override
        public void flushBuffer() {
            writer.flush();
        }
    }
}
