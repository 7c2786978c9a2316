package org.pledgekeeper.container;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** One request as it goes over the wire, so that it can be one that no browser would send. */
public final class Wire {
    private Wire() {}

    /**
     * @param head the lines before the empty one, without a Content-Length; where no line says Host or Connection, the usual ones go along
     */
    public static Answer send(String head, byte[] body) throws IOException {
        return send(head, body, "127.0.0.1");
    }

    /** @param from the address it comes from: one of this machine's own */
    public static Answer send(String head, byte[] body, String from) throws IOException {
        URI base = URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class));
        StringBuilder lines = new StringBuilder(head.strip().replace("\n", "\r\n")).append("\r\n");
        if (!head.contains("\nHost:")) {
            lines.append("Host: ").append(base.getAuthority()).append("\r\n");
        }
        if (body.length > 0 && !head.contains("Transfer-Encoding: chunked")) {
            lines.append("Content-Length: ").append(body.length).append("\r\n");
        }
        lines.append("Connection: close\r\n\r\n");
        try (Socket socket = new Socket(base.getHost(), base.getPort(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(30_000);
            try {
                OutputStream request = new BufferedOutputStream(socket.getOutputStream());
                request.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                request.write(body);
                request.flush();
            } catch (IOException refusedBeforeAllWasSent) {
                // The answer is there all the same.
            }
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    /** Sends that many bytes of what the request says it has, and closes. */
    public static void breakOff(String head, byte[] body, int after) throws IOException {
        URI base = URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class));
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write((head.replace("\n", "\r\n") + "\r\nHost: " + base.getAuthority() + "\r\nContent-Length: "
                    + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body, 0, after);
            socket.getOutputStream().flush();
        }
    }

    public static Answer send(String head) throws IOException {
        return send(head, new byte[0]);
    }

    /** A form as a browser sends it. @param form its fields, encoded already @param headers further lines */
    public static Answer form(String address, String form, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : "\n" + String.join("\n", headers);
        return send("POST " + address + " HTTP/1.1\nContent-Type: application/x-www-form-urlencoded" + more,
                form.getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer answer(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        String body = text.substring(end + 4);
        boolean chunked = lines.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
        return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), lines.subList(1, lines.size()),
                new String((chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder whole = new StringBuilder();
        String rest = chunks;
        while (!rest.isEmpty()) {
            int line = rest.indexOf("\r\n");
            int size = Integer.parseInt(rest.substring(0, line).trim(), 16);
            if (size == 0) {
                break;
            }
            whole.append(rest, line + 2, line + 2 + size);
            rest = rest.substring(line + 2 + size + 2);
        }
        return whole.toString();
    }

    /** @param status 0 where the server closed without an answer @param headers one line each, as sent */
    public record Answer(int status, List<String> headers, String body) {
        public Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        public List<String> all(String name) {
            return headers.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).trim()).toList();
        }

        /** @return what a browser would send back as its Cookie line; empty where it was given none */
        public String cookie() {
            return header("Set-Cookie").map(set -> "Cookie: " + set.split(";")[0]).orElse("Cookie: none=1");
        }
    }
}
