package org.pledgekeeper.journey;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Logos to choose, good and bad, drawn when they are needed. */
final class Pictures {
    private Pictures() {}

    static FilePayload svg() {
        return svg("");
    }

    static FilePayload svgWithScript() {
        return svg("<script>alert(1)</script>");
    }

    private static FilePayload svg(String more) {
        return new FilePayload("logo.svg", "image/svg+xml",
                ("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#dcefff"/>
                <circle cx="100" cy="40" r="24" fill="#e8b93b"/><path d="M0 100 60 50 110 100M80 100 140 40 200 100Z" \
                fill="#3f6b4f"/>%s</svg>"""
                        .formatted(more)).getBytes(StandardCharsets.UTF_8));
    }

    static FilePayload png() {
        return new FilePayload("logo.png", "image/png", pngBytes(400, 200));
    }

    /** A good PNG with a web page behind it, calling itself a web page. */
    static FilePayload polyglot() {
        byte[] page = "<html><script>alert('both')</script></html>".getBytes(StandardCharsets.UTF_8);
        byte[] png = pngBytes(300, 150);
        byte[] both = Arrays.copyOf(png, png.length + page.length);
        System.arraycopy(page, 0, both, png.length, page.length);
        return new FilePayload("logo.html", "text/html", both);
    }

    static FilePayload webPageNamedAsPicture() {
        return new FilePayload("logo.png", "image/png", "<html><script>alert('page')</script></html>".getBytes(StandardCharsets.UTF_8));
    }

    /** On the disk, as what is given to the browser by value has to pass through its pipe first. */
    static Path ofMegabytes(int megabytes) throws IOException {
        byte[] bytes = new byte[megabytes * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        byte[] png = pngBytes(40, 20);
        System.arraycopy(png, 0, bytes, 0, png.length);
        Path poster = Files.createTempFile("poster", ".png");
        poster.toFile().deleteOnExit();
        return Files.write(poster, bytes);
    }

    private static byte[] pngBytes(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x3f6b4f));
        graphics.fillRoundRect(0, 0, width, height, height / 2, height / 2);
        graphics.setColor(new Color(0xe8b93b));
        graphics.fillOval(width / 3, height / 4, height / 2, height / 2);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
