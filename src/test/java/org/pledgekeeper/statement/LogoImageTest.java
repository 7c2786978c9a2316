package org.pledgekeeper.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

class LogoImageTest {

    private static final Color BLUE = new Color(0x2060a0);
    /** 40 by 20 pixels, left half blue, right half transparent. */
    private static final String WEBP_LOSSLESS = "UklGRigAAABXRUJQVlA4TBwAAAAvJ8AEEA8wYAMyoPMf8BAIEA781xoQENH/KGEP";
    private static final String WEBP_LOSSY = "UklGRowAAABXRUJQVlA4WAoAAAAQAAAAJwAAEwAAQUxQSBQAAAABDzD/ERFCIEA48F9r"
            + "QEBE/6OEPVZQOCBSAAAAkAMAnQEqKAAUAD6ROphHpaMioTAIALASCUAY69K2V/gS4Ua/oAD+7ZA/+4NT8bRA/1qsreheP9AEB//iBEp4"
            + "cHTzV3j+ADPb/7fcpLCeCAAAAA==";
    private static final String PAYLOAD = "<script>alert('payload')</script>";

    @Test
    void keepsASmallPngAsItIs() throws Exception {
        LogoImage logo = LogoImage.from(picture("png", BufferedImage.TYPE_INT_ARGB, 40, 20));
        assertHalfBlueHalfClear(logo, 40, 20);
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(logo.png())), logo.sha256());
    }

    @ParameterizedTest
    @CsvSource({"1280, 640, 640, 320", "2000, 500, 640, 160", "500, 2000, 80, 320", "7000, 3000, 640, 274", "3000, 2, 640, 1"})
    void shrinksInProportion(int width, int height, int expectedWidth, int expectedHeight) throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(picture("png", BufferedImage.TYPE_INT_ARGB, width, height)),
                expectedWidth, expectedHeight);
    }

    @Test
    void readsJpeg() throws Exception {
        BufferedImage image = pixels(LogoImage.from(picture("jpg", BufferedImage.TYPE_INT_RGB, 1000, 1000)));
        assertEquals(320, image.getWidth());
        assertEquals(320, image.getHeight());
        assertColour(BLUE.getRGB(), image.getRGB(20, 20), 6);
        assertColour(Color.BLACK.getRGB(), image.getRGB(300, 300), 6);
    }

    /** Stored pixels: left half blue. The corner where blue must be found once it is upright. */
    @ParameterizedTest
    @CsvSource({"1, 40, 20, 2, 10", "2, 40, 20, 37, 10", "3, 40, 20, 37, 10", "4, 40, 20, 2, 10",
            "5, 20, 40, 10, 2", "6, 20, 40, 10, 2", "7, 20, 40, 10, 37", "8, 20, 40, 10, 37", "9, 40, 20, 2, 10"})
    void turnsAJpegUpright(int orientation, int width, int height, int blueX, int blueY) throws Exception {
        byte[] jpeg = picture("jpg", BufferedImage.TYPE_INT_RGB, 40, 20);
        byte[] exif = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) 1)
                .putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
        BufferedImage image = pixels(LogoImage.from(join(Arrays.copyOf(jpeg, 2), exif,
                Arrays.copyOfRange(jpeg, 2, jpeg.length))));
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        assertColour(BLUE.getRGB(), image.getRGB(blueX, blueY), 12);
        assertColour(Color.BLACK.getRGB(), image.getRGB(width - 1 - blueX, height - 1 - blueY), 12);
    }

    @Test
    void readsWebp() throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(Base64.getDecoder().decode(WEBP_LOSSLESS)), 40, 20);
        assertHalfBlueHalfClear(LogoImage.from(Base64.getDecoder().decode(WEBP_LOSSY)), 40, 20);
    }

    @Test
    void drawsAnSvgAsLargeAsFits() throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(svg("<rect width='20' height='20' fill='#2060a0'/>")), 640, 320);
        assertHalfBlueHalfClear(LogoImage.from("""
                <?xml version="1.0" encoding="UTF-8"?><!-- by hand -->
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 4000" width="100%">
                <path d="M0 0h2000v4000H0z" fill="#2060a0"/></svg>""".getBytes(UTF_8)), 320, 320);
    }

    @Test
    void drawsWhatDrawingProgramsWrite() throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(svg("""
                <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
                 rdf:about="http://example.org/"/></rdf:RDF></metadata>
                <style>.st0{fill:url(#g);stroke-dasharray:none}.st1{clip-path:url(#c)}</style>
                <defs><linearGradient id="g"><stop offset="0" stop-color="#2060a0"/><stop offset="1" stop-color="#2060a0"/>
                </linearGradient><clipPath id="c"><use xlink:href="#r"/></clipPath>
                <rect id="r" width="20" height="20"/></defs>
                <mask id="m"><rect width="40" height="20" fill="#fff"/></mask>
                <g class="st1"><g mask="url(#m)"><rect class="st0" width="30" height="20"/></g></g>""")), 640, 320);
    }

    @Test
    void drawsAPictureEmbeddedInAnSvg() throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(svg(embedded("image/png",
                picture("png", BufferedImage.TYPE_INT_ARGB, 40, 20)))), 640, 320);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void keepsGreyAsDarkAsItWas(int type) throws Exception {
        BufferedImage image = new BufferedImage(10, 10, type);
        int sample = type == BufferedImage.TYPE_BYTE_GRAY ? 0x80 : 0x8000;
        IntStream.range(0, 100).forEach(i -> image.getRaster().setSample(i % 10, i / 10, 0, sample));
        assertColour(0xff808080, pixels(LogoImage.from(written("png", image))).getRGB(5, 5), 1);
    }

    @Test
    void refusesMoreThanTwoMegabytesNamingTheSize() {
        assertRefused("This file is 20 MB. Please choose one of at most 2 MB", new byte[20 * 1024 * 1024]);
        assertRefused("This file is 2.1 MB.", new byte[2 * 1024 * 1024 + 1]);
    }

    @Test
    void takesExactlyTwoMegabytes() throws Exception {
        assertHalfBlueHalfClear(LogoImage.from(Arrays.copyOf(picture("png", BufferedImage.TYPE_INT_ARGB, 40, 20),
                2 * 1024 * 1024)), 40, 20);
    }

    @Test
    void refusesWhatIsNoPicture() {
        String unreadable = "We could not read this as a picture.";
        assertRefused("This file is empty.", new byte[0]);
        assertRefused("This file is empty.", null);
        assertRefused(unreadable, "This is logo.png, honestly.".getBytes(UTF_8));
        assertRefused(unreadable, "GIF89a/*<svg/onload=alert(1)>*/=1;".getBytes(UTF_8));
        assertRefused(unreadable, picture("gif", BufferedImage.TYPE_INT_ARGB, 40, 20));
        assertRefused(unreadable, "<!DOCTYPE html><html><body><svg onload='alert(1)'/></body></html>".getBytes(UTF_8));
        assertRefused(unreadable, "<html><svg xmlns='http://www.w3.org/2000/svg'/></html>".getBytes(UTF_8));
        assertRefused(unreadable, "<svg><rect width='9' height='9'/></svg>".getBytes(UTF_8));
    }

    @Test
    void refusesWhatWasCutShort() {
        for (byte[] whole : new byte[][] {picture("png", BufferedImage.TYPE_INT_RGB, 300, 300),
                picture("jpg", BufferedImage.TYPE_INT_RGB, 300, 300), Base64.getDecoder().decode(WEBP_LOSSLESS),
                svg("<rect width='20' height='20'/>")}) {
            for (int percent : new int[] {1, 5, 30, 60, 90}) {
                assertRefused("We could not read this as a picture.",
                        Arrays.copyOf(whole, Math.max(1, whole.length * percent / 100)));
            }
        }
    }

    @Test
    @Timeout(60)
    void answersAnyDamageWithARefusalOrAPicture() {
        Random random = new Random(5);
        for (byte[] whole : new byte[][] {picture("png", BufferedImage.TYPE_INT_ARGB, 30, 30),
                picture("jpg", BufferedImage.TYPE_INT_RGB, 30, 30), Base64.getDecoder().decode(WEBP_LOSSLESS),
                Base64.getDecoder().decode(WEBP_LOSSY), svg("<rect width='20' height='20'/>")}) {
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                for (int j = 0; j < 3; j++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    assertTrue(LogoImage.from(damaged).width() <= 640);
                } catch (Refused expected) {
                    assertFalse(expected.getMessage().isBlank());
                }
            }
        }
    }

    @Test
    void nothingHiddenInAPictureSurvives() throws Exception {
        byte[] png = picture("png", BufferedImage.TYPE_INT_ARGB, 40, 20);
        byte[] jpeg = picture("jpg", BufferedImage.TYPE_INT_RGB, 40, 20);
        byte[] comment = ByteBuffer.allocate(4 + PAYLOAD.length()).putShort((short) 0xfffe)
                .putShort((short) (2 + PAYLOAD.length())).put(PAYLOAD.getBytes(UTF_8)).array();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("payload"));
            out.write(PAYLOAD.getBytes(UTF_8));
        }
        int firstChunk = 33;
        assertClean(join(png, PAYLOAD.getBytes(UTF_8)));
        assertClean(join(Arrays.copyOf(png, firstChunk), chunk("tEXt", ("Comment\0" + PAYLOAD).getBytes(UTF_8)),
                Arrays.copyOfRange(png, firstChunk, png.length)));
        assertClean(join(jpeg, zip.toByteArray()));
        assertClean(join(Arrays.copyOf(jpeg, 2), comment, Arrays.copyOfRange(jpeg, 2, jpeg.length)));
        assertClean(join(Base64.getDecoder().decode(WEBP_LOSSLESS), "EXIF".getBytes(UTF_8),
                new byte[] {(byte) PAYLOAD.length(), 0, 0, 0}, PAYLOAD.getBytes(UTF_8)));
        assertClean(svg("<!-- " + PAYLOAD + " --><desc>payload</desc><rect width='9' height='9'/>"));
    }

    @Test
    void refusesAHugePictureByItsHeader() {
        byte[] bomb = join(Arrays.copyOf(picture("png", BufferedImage.TYPE_INT_RGB, 1, 1), 8), header(50_000, 50_000),
                chunk("IDAT", new byte[10]), chunk("IEND", new byte[0]));
        assertRefused("This picture is 50000 by 50000 pixels.", bomb);
        assertRefused("This picture is 50000 by 50000 pixels.", svg(embedded("image/png", bomb)));
        assertRefused("This picture is 8001 by 1 pixels.", picture("png", BufferedImage.TYPE_INT_RGB, 8001, 1));
        assertRefused("This picture is 6000 by 4001 pixels.", picture("png", BufferedImage.TYPE_BYTE_BINARY, 6000, 4001));
        byte[] webp = Base64.getDecoder().decode(WEBP_LOSSY);
        webp[24] = webp[25] = webp[27] = webp[28] = (byte) 0xff;
        assertRefused("This picture is 65536 by 65536 pixels.", webp);
    }

    @Test
    void refusesAWebpWhoseInnerPictureIsAnotherSize() {
        byte[] webp = Base64.getDecoder().decode(WEBP_LOSSY);
        int frame = new String(webp, ISO_8859_1).indexOf("VP8 ") + 8;
        webp[frame + 6] = (byte) 0xff;
        webp[frame + 7] = 0x3f;
        assertRefused("We could not read this as a picture.", webp);
    }

    @Test
    void refusesAWebpOfCountlessTransforms() {
        byte[] webp = Arrays.copyOf(Base64.getDecoder().decode(WEBP_LOSSLESS), 100_000);
        byte[] transforms = {0x6d, (byte) 0xdb, (byte) 0xb6};
        for (int i = 25; i < webp.length; i++) {
            webp[i] = transforms[(i - 25) % 3];
        }
        assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> assertRefused("We could not read this as a picture.", webp));
    }

    @Test
    void refusesAJpegOfCountlessScans() {
        byte[] jpeg = picture("jpg", BufferedImage.TYPE_INT_RGB, 40, 20);
        int scan = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00da");
        byte[] once = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        byte[] many = join(IntStream.range(0, 1000).mapToObj(i -> once).toArray(byte[][]::new));
        assertRefused("We could not read this as a picture.",
                join(Arrays.copyOf(jpeg, scan), many, new byte[] {(byte) 0xff, (byte) 0xd9}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<SCRIPT/>", "<rect onload='alert(1)'/>", "<g onClick='x()'/>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'/>"})
    void refusesScripts(String content) {
        assertRefused("Please ask whoever made the logo to export it without scripts, or use a PNG.", svg(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<foreignObject><p/></foreignObject>", "<iframe xmlns='http://www.w3.org/1999/xhtml' src='#a'/>"})
    void refusesPartsOfAWebPage(String content) {
        assertRefused("This SVG contains parts of a web page (foreignObject).", svg(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<image href='https://example.org/a.png'/>", "<image xlink:href='//example.org/a.png'/>",
            "<image href='file:///etc/passwd'/>", "<use href='other.svg#a'/>", "<a href='javascript:alert(1)'/>",
            "<rect fill='url(https://example.org/a.svg#b)'/>", "<rect style=\"fill:url( 'a.svg#b')\"/>",
            "<style>@import 'https://example.org/a.css';</style>", "<style>rect{fill:URL(//example.org/#a)}</style>",
            "<style>@font-face{src:url(data:font/woff;base64,AA)}</style>", "<style>rect{fill:\\75rl(//example.org/#a)}</style>",
            "<style><![CDATA[ @import 'a.css'; ]]></style>", "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
            "<image style='href:data:image/png;base64,AA'/>", "<image href='data:text/html,hello'/>"})
    void refusesReferencesOutside(String content) {
        assertRefused("This SVG contains a reference to something outside the file.", svg(content));
    }

    @Test
    void refusesAStylesheetOutside() {
        assertRefused("This SVG contains a reference to something outside the file.", join(
                "<?xml-stylesheet href='https://example.org/a.css'?>".getBytes(UTF_8), svg("")));
    }

    @Test
    void refusesAnEmbeddedFileThatIsNoPicture() {
        assertRefused("This SVG contains a picture that is neither PNG nor JPEG.",
                svg(embedded("image/png", picture("gif", BufferedImage.TYPE_INT_ARGB, 4, 4))));
        assertRefused("We could not read this as a picture.", svg(embedded("image/png",
                Arrays.copyOf(picture("png", BufferedImage.TYPE_INT_ARGB, 40, 20), 50))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
            "<!DOCTYPE svg SYSTEM 'https://example.org/a.dtd' [<!ENTITY % x SYSTEM 'https://example.org/b'>%x;]>",
            "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;&b;&b;'>]>"})
    void refusesDoctypeAndEntities(String doctype) {
        assertRefused("This SVG contains a DOCTYPE line", join(doctype.getBytes(UTF_8), svg("<text>&x;</text>")));
    }

    @Test
    void refusesWhatWouldTakeTooLongToDraw() {
        String elaborate = "This SVG uses patterns, filters, markers, dashes or too many shapes";
        String uses = "<g id='u0'><rect width='9' height='9'/></g>";
        String masks = "<mask id='m0'><rect width='9' height='9' fill='#fff'/></mask>";
        String sheet = "";
        for (int i = 1; i < 12; i++) {
            uses += "<g id='u%d'>%s</g>".formatted(i, "<use href='#u%d'/>".formatted(i - 1).repeat(10));
            masks += "<mask id='m%d'>%s</mask>".formatted(i,
                    "<rect width='9' height='9' class='a%d'/>".formatted(i - 1).repeat(10));
            sheet += ".a%d{mask:url(#m%d)}".formatted(i, i);
        }
        String path = new Random(1).ints(40_000, 0, 40).mapToObj(Integer::toString).collect(Collectors.joining(" ", "M", ""));
        for (String content : new String[] {uses, masks + "<style>" + sheet + "</style>",
                "<clipPath id='c'><path d='" + path + "'/></clipPath><rect clip-path='url(#c)' width='9' height='9'/>",
                "<path stroke-dasharray='0.00001' d='M0 0h40'/>", "<path style='stroke-dasharray: .00001' d='M0 0h40'/>",
                "<pattern id='p' width='99999' height='99999'/>", "<filter id='f'/>", "<g>".repeat(200) + "</g>".repeat(200),
                "<rect/>".repeat(100_000)}) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertRefused(elaborate, svg(content)));
        }
    }

    @Test
    void refusesReferencesInACircleOrAnEndlessChain() {
        assertThrows(Refused.class, () -> LogoImage.from(
                svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")));
        assertThrows(Refused.class, () -> LogoImage.from(svg(IntStream.range(0, 20_000)
                .mapToObj(i -> "<use id='u" + i + "' href='#u" + (i + 1) + "'/>").collect(Collectors.joining()))));
    }

    private static byte[] svg(String content) {
        return ("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
                + " width='40' height='20'>" + content + "</svg>").getBytes(UTF_8);
    }

    private static String embedded(String type, byte[] bytes) {
        return "<image width='40' height='20' xlink:href='data:" + type + ";base64,"
                + Base64.getEncoder().encodeToString(bytes) + "'/>";
    }

    private static byte[] picture(String format, int type, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(BLUE);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return written(format, image);
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertTrue(ImageIO.write(image, format, bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(int width, int height) {
        return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0}).array());
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = join(name.getBytes(UTF_8), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) crc.getValue()).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static BufferedImage pixels(LogoImage logo) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertEquals(image.getWidth(), logo.width());
        assertEquals(image.getHeight(), logo.height());
        return image;
    }

    private static void assertHalfBlueHalfClear(LogoImage logo, int width, int height) throws IOException {
        BufferedImage image = pixels(logo);
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        assertColour(BLUE.getRGB(), image.getRGB(width / 4, height / 2), 6);
        assertEquals(0, image.getRGB(width - 1 - width / 8, height / 2) >>> 24);
    }

    private static void assertColour(int expected, int actual, int tolerance) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, tolerance, () -> Integer.toHexString(actual));
        }
    }

    /** Only the three chunks that make a picture, and no trace of the payload. */
    private static void assertClean(byte[] upload) {
        byte[] png = LogoImage.from(upload).png();
        assertFalse(new String(png, ISO_8859_1).contains("payload"));
        ByteBuffer buffer = ByteBuffer.wrap(png, 8, png.length - 8);
        StringBuilder chunks = new StringBuilder();
        while (buffer.hasRemaining()) {
            int length = buffer.getInt();
            byte[] name = new byte[4];
            buffer.get(name);
            chunks.append(new String(name, ISO_8859_1)).append(' ');
            buffer.position(buffer.position() + length + 4);
        }
        assertTrue(chunks.toString().matches("IHDR (IDAT )+IEND "), chunks.toString());
    }

    private static void assertRefused(String message, byte[] upload) {
        String actual = assertThrows(Refused.class, () -> LogoImage.from(upload)).getMessage();
        assertTrue(actual.startsWith(message) || actual.endsWith(message), actual);
    }
}
