package org.pledgekeeper.directory;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Answers public pages from {@link RenderedPages}. Such a page is the same for everyone, signed in or not. */
public class ServeRendered extends HttpFilter {
    @Inject
    private transient RenderedPages pages;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("GET") || request.getRequestURI().endsWith(".png")) {
            chain.doFilter(request, response);
            return;
        }
        String address = request.getRequestURI() + "?" + request.getQueryString();
        Optional<byte[]> known = pages.get(address);
        byte[] page;
        if (known.isPresent()) {
            page = known.get();
        } else {
            Kept kept = new Kept(response);
            chain.doFilter(request, kept);
            page = kept.bytes();
            if (response.isCommitted() || response.getStatus() != 200) {
                return;
            }
            pages.put(address, page);
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
        response.getOutputStream().write(page);
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
