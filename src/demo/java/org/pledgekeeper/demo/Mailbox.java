package org.pledgekeeper.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Catches every mail the local service sends, keeps each as a file, and shows them on a plain page. Nothing leaves the machine. */
public final class Mailbox {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    /** How the address of a mailbox begins that there is not, so that this too can be tried. */
    public static final String NOBODY = "nobody@";
    private static final Logger SMTP_LOG = Logger.getLogger("org.subethamail");
    private final Path folder;
    private final int smtpPort;
    private final int webPort;
    private SMTPServer smtp;
    private HttpServer web;

    Mailbox(Path folder, int smtpPort, int webPort) {
        this.folder = folder;
        this.smtpPort = smtpPort;
        this.webPort = webPort;
        SMTP_LOG.setLevel(Level.WARNING);
    }

    public void start() {
        try {
            Files.createDirectories(folder);
            startSmtp();
            web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 0);
            web.createContext("/", this::page);
            web.start();
        } catch (IOException failure) {
            throw new Trouble("The local mailbox could not be started: " + failure.getMessage(), failure);
        }
    }

    public void startSmtp() {
        BasicMessageListener keep = (context, from, to, data) -> {
            if (to.startsWith(NOBODY)) {
                throw new RejectException(550, "5.1.1 There is no such mailbox here");
            }
            try {
                Path unfinished = Files.createTempFile(folder, "mail", ".part");
                Files.write(unfinished, data);
                Files.move(unfinished, folder.resolve(System.currentTimeMillis() + "-" + System.nanoTime() + ".eml"));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        };
        smtp = SMTPServer.port(smtpPort).bindAddress(InetAddress.getLoopbackAddress()).messageHandler(keep).build();
        smtp.start();
    }

    public void stopSmtp() {
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
    }

    void stop() {
        stopSmtp();
        if (web != null) {
            web.stop(0);
        }
    }

    /** @return what was sent, newest first */
    public List<Mail> mails() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted(Comparator.reverseOrder()).map(Mailbox::read).toList();
        } catch (IOException failure) {
            throw new Trouble("The mails in " + folder + " cannot be read.", failure);
        }
    }

    private static Mail read(Path file) {
        try (var in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Mail(Arrays.toString(message.getAllRecipients()).replaceAll("[\\[\\]]", ""), message.getSubject(), text(message),
                    String.valueOf(message.getSentDate()), String.valueOf(message.getHeader("List-Unsubscribe", null)),
                    String.valueOf(message.getHeader("List-Unsubscribe-Post", null)));
        } catch (IOException | MessagingException failure) {
            throw new Trouble("The mail " + file + " cannot be read.", failure);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart one = parts.getBodyPart(i);
                String text = text(one);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private void page(HttpExchange exchange) throws IOException {
        StringBuilder html =
                new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
                        + "<title>Mailbox of this demo</title><style>body{font:1.05rem/1.6 system-ui;max-width:44rem;margin:2rem "
                        + "auto;padding:0 1rem}"
                        + "article{border-top:1px solid #999;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}h2{margin:0}</style>"
                        + "<h1>Mailbox of this demo</h1><p>Every email the demo sends stops here. Reload to see new ones.</p>");
        for (Mail mail : mails()) {
            html.append("<article><h2>").append(escape(mail.subject())).append("</h2><p>To ").append(escape(mail.to()))
                    .append(" · ").append(escape(mail.sentAt())).append("</p><pre>")
                    .append(LINK.matcher(escape(mail.text())).replaceAll("<a href=\"$0\">$0</a>")).append("</pre></article>");
        }
        byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String escape(String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** One mail as a person would read it. @param stop what a mail program offers to stop such mails with (RFC 8058); "null" for none */
    public record Mail(String to, String subject, String text, String sentAt, String stop, String stopBody) {
        /** @return the first link in it */
        public String link() {
            var found = LINK.matcher(text);
            if (!found.find()) {
                throw new IllegalStateException("There is no link in the mail \"" + subject + "\".");
            }
            return found.group();
        }
    }
}
