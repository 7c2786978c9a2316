package org.pledgekeeper.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotTaken;
import org.pledgekeeper.security.Network;

/**
 * What a request carries is counted as it comes, whether it says its length or not; it has to arrive within a time; and only so
 * many that are large, or slow, are taken in at once, so that they leave threads and memory to everyone else. First of all filters:
 * it reads nothing itself, and whoever reads does so through it.
 */
public class TakeBody extends HttpFilter {
    static final long LARGEST = 1024 * 1024;
    static final long LARGEST_FORM = 2 * LARGEST;
    static final long LARGEST_WITH_FILE = 33 * LARGEST;
    private static final Duration SURE = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.slow-bodies")
    private int mostSlow;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.files-at-once")
    private int mostFiles;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.body-seconds")
    private long longest;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.file-seconds")
    private long longestWithFile;
    @Inject
    private transient Network network;
    private transient Places slow;
    private transient Places files;

    @Override
    public void init() {
        slow = new Places(mostSlow, Duration.ZERO, System::nanoTime);
        files = new Places(mostFiles, SURE, System::nanoTime);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Taken taken = new Taken(request);
        try {
            if (request.getContentLengthLong() > taken.most) {
                throw NotTaken.tooMuch();
            }
            if (request.getHeader("Upgrade") != null && request.getContentLengthLong() != 0 && !request.getMethod().equals("GET")) {
                throw NotTaken.anUpgrade();
            }
            chain.doFilter(taken, response);
        } catch (NotTaken refusal) {
            if (response.isCommitted()) {
                return;
            }
            response.resetBuffer();
            if (refusal.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.setHeader("Retry-After", "30");
            }
            Guard.refuse(request, response, refusal.status(), refusal.getMessage());
        } finally {
            taken.forget();
        }
    }

    /** The request, whose body comes through here. */
    private final class Taken extends HttpServletRequestWrapper {
        private final boolean withFile;
        private final long most;
        private final long until;
        private Places.Place place;
        private Counted stream;
        private Collection<Part> parts;

        Taken(HttpServletRequest request) {
            super(request);
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            withFile = type.startsWith("multipart/");
            most = withFile ? LARGEST_WITH_FILE : type.startsWith("application/x-www-form-urlencoded") ? LARGEST_FORM : LARGEST;
            until = System.nanoTime() + TimeUnit.SECONDS.toNanos(withFile ? longestWithFile : longest);
        }

        private void hold(Places places) {
            if (place == null) {
                place = places.take(network.of(this));
            }
        }

        private void release() {
            if (place != null) {
                place.end(NotTaken.tooManyAtOnce());
                place = null;
            }
        }

        private void forget() throws IOException {
            release();
            for (Part part : parts == null ? List.<Part>of() : parts) {
                part.delete();
            }
        }

        private void isWhole() {
            if (withFile) {
                place.waitedEnough();
            } else {
                release();
            }
        }

        /** @throws NotTaken where what is waited for does not come in time, or the place is someone else's now */
        private int read(ServletInputStream bytes, byte[] into, int from, int length) throws IOException {
            if (System.nanoTime() > until) {
                throw NotTaken.tooSlow();
            }
            if (place == null) {
                return bytes.read(into, from, length);
            }
            place.waits();
            try {
                return bytes.read(into, from, length);
            } catch (IOException failure) {
                place.goesOn();
                place.check();
                if (isStalled(failure)) {
                    throw NotTaken.tooSlow();
                }
                throw failure;
            } finally {
                place.goesOn();
            }
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counted(this, super.getInputStream());
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        /** Any other form has no files. */
        @Override
        public Collection<Part> getParts() throws IOException {
            if (parts == null) {
                parts = withFile ? SentPart.all(this) : List.of();
                if (place != null) {
                    place.waitedEnough();
                }
            }
            return parts;
        }

        @Override
        public Part getPart(String name) throws IOException {
            return getParts().stream().filter(part -> name.equals(part.getName())).findFirst().orElse(null);
        }
    }

    private static boolean isStalled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.util.concurrent.TimeoutException || cause instanceof java.net.SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** The bytes as they come. */
    private final class Counted extends ServletInputStream {
        private final Taken taken;
        private final ServletInputStream bytes;
        private long count;

        Counted(Taken taken, ServletInputStream bytes) {
            this.taken = taken;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (taken.withFile) {
                taken.hold(files);
            } else if (!bytes.isFinished() && bytes.available() == 0) {
                taken.hold(slow);
            }
            int read = taken.read(bytes, into, from, length);
            if (read < 0) {
                taken.isWhole();
            }
            count += Math.max(0, read);
            if (count > taken.most) {
                throw NotTaken.tooMuch();
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.isFinished();
        }

        @Override
        public boolean isReady() {
            return bytes.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            bytes.setReadListener(listener);
        }
    }
}
