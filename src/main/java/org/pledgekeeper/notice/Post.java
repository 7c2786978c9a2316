package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.typed.OneLine;

/** Hands one email to the mail server. */
@ApplicationScoped
class Post {
    /** Not 530 to 538: there it is our own sign-in to the mail server that is refused. */
    private static final Pattern REFUSAL = Pattern.compile("5(?!3[0-8])\\d\\d\\b");

    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.host")
    private String host;
    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.port")
    private String port;
    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.user", defaultValue = "")
    private Optional<String> user;
    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.password", defaultValue = "")
    private Optional<String> password;
    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.tls")
    private boolean tls;
    @Inject
    @ConfigProperty(name = "pledgekeeper.mail.from")
    private String from;

    void deliver(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(asciiDomain(mail.recipient()), true));
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.body(), "UTF-8");
        message.setSentDate(new Date());
        if (mail.stopAddress() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.stopAddress() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        Transport.send(message);
    }

    /** @return whether the mail server said 5xx to the address or to the mail: no later try would go otherwise */
    static boolean isRefusedForGood(MessagingException failure) {
        for (Exception next = failure; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof AddressException
                    || one instanceof SendFailedException && REFUSAL.matcher(String.valueOf(one.getMessage())).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** @return what was said at the root of it, in one line */
    static String reason(MessagingException failure) {
        Exception deepest = failure;
        while (deepest instanceof MessagingException one && one.getNextException() != null) {
            deepest = one.getNextException();
        }
        return OneLine.of(deepest.getMessage() == null ? deepest.toString() : deepest.getMessage());
    }

    private static String asciiDomain(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    private Session session() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", host);
        settings.put("mail.smtp.port", port);
        settings.put("mail.smtp.connectiontimeout", "4000");
        settings.put("mail.smtp.timeout", "8000");
        settings.put("mail.smtp.writetimeout", "8000");
        settings.put("mail.smtp.starttls.enable", Boolean.toString(tls));
        settings.put("mail.smtp.starttls.required", Boolean.toString(tls));
        if (user.filter(name -> !name.isEmpty()).isEmpty()) {
            return Session.getInstance(settings);
        }
        settings.put("mail.smtp.auth", "true");
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user.get(), password.orElse(""));
            }
        });
    }
}
