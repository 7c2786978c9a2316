package org.pledgekeeper.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
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
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotTaken;

/**
 * What a request carries is counted as it comes, whether it says its length or not; it has to arrive within a time; and only so
 * many that are large, or slow, are taken in at once, so that they leave threads and memory to everyone else. First of all filters:
 * it reads nothing itself, and whoever reads does so through it.
 */
public class TakeBody extends HttpFilter {
    static final long LARGEST = 1024 * 1024;
    static final long LARGEST_FORM = 2 * LARGEST;
    static final long LARGEST_WITH_FILE = 33 * LARGEST;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_WITH_FILE = Duration.ofMinutes(2);

    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.slow-bodies")
    private int mostSlow;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.files-at-once")
    private int mostFiles;
    @Resource
    private transient ManagedScheduledExecutorService timers;
    private transient Semaphore slow;
    private transient Semaphore files;

    @Override
    public void init() {
        slow = new Semaphore(mostSlow);
        files = new Semaphore(mostFiles);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
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
            request.setAttribute("kindMessage", refusal.getMessage());
            response.sendError(refusal.status());
        } finally {
            taken.release();
        }
    }

    /** The request, whose body comes through here. */
    private final class Taken extends HttpServletRequestWrapper {
        private final boolean withFile;
        private final long most;
        private final long until;
        private Semaphore held;
        private Counted stream;

        Taken(HttpServletRequest request) {
            super(request);
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            withFile = type.startsWith("multipart/");
            most = withFile ? LARGEST_WITH_FILE : type.startsWith("application/x-www-form-urlencoded") ? LARGEST_FORM : LARGEST;
            until = System.nanoTime() + (withFile ? LONGEST_WITH_FILE : LONGEST).toNanos();
        }

        private void hold(Semaphore places) {
            if (held == null) {
                if (!places.tryAcquire()) {
                    throw NotTaken.tooManyAtOnce();
                }
                held = places;
            }
        }

        private void release() {
            if (held != null) {
                held.release();
                held = null;
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

        /** The container reads a form with files by itself: it counts, and here it is given its time. Any other form has no files. */
        @Override
        public Collection<Part> getParts() throws IOException, ServletException {
            if (!withFile) {
                return List.of();
            }
            hold(files);
            Thread reader = Thread.currentThread();
            ScheduledFuture<?> end = timers.schedule(reader::interrupt, until - System.nanoTime(), TimeUnit.NANOSECONDS);
            try {
                return super.getParts();
            } catch (IOException | ServletException | RuntimeException failure) {
                if (System.nanoTime() >= until || isStalled(failure)) {
                    throw NotTaken.tooSlow();
                }
                throw failure;
            } finally {
                end.cancel(false);
                Thread.interrupted();
            }
        }

        @Override
        public Part getPart(String name) throws IOException, ServletException {
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
            if (System.nanoTime() > taken.until) {
                throw NotTaken.tooSlow();
            }
            int read;
            try {
                read = bytes.read(into, from, length);
            } catch (IOException failure) {
                if (isStalled(failure)) {
                    throw NotTaken.tooSlow();
                }
                throw failure;
            }
            if (read < 0 && !taken.withFile) {
                taken.release();
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
