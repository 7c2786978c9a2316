package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands one email to the mail server. */
@ApplicationScoped
class Post {
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
        Transport.send(message);
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
