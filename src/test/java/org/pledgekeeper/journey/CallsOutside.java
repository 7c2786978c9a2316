package org.pledgekeeper.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The proxy that every Java program of the service is given for what is not on this machine, from its first moment on. It lets
 * nothing through and notes who was called, so that a call is seen even where the network would not have carried it.
 */
public final class CallsOutside implements AutoCloseable {
    private final ServerSocket proxy;
    private final List<String> noted = new CopyOnWriteArrayList<>();

    CallsOutside() {
        try {
            proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread noting = new Thread(this::note, "calls outside");
        noting.setDaemon(true);
        noting.start();
    }

    /** @return the options that send a Java program's calls here; calls within this machine go on as they are */
    String javaOptions() {
        return "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=%1$d -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=%1$d"
                .formatted(proxy.getLocalPort());
    }

    /** @return the first line of each call, such as {@code CONNECT www.example.org:443 HTTP/1.1} */
    List<String> noted() {
        return List.copyOf(noted);
    }

    private void note() {
        while (!proxy.isClosed()) {
            try (Socket call = proxy.accept()) {
                call.setSoTimeout(5000);
                noted.add(String
                        .valueOf(new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII)).readLine()));
            } catch (IOException unread) {
                if (!proxy.isClosed()) {
                    noted.add(unread.toString());
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            proxy.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
