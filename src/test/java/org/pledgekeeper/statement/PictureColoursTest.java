package org.pledgekeeper.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

/** A published picture has the colours of the original as a browser shows it, or is refused with words that say why. */
class PictureColoursTest {
    private static final int BLUE = 0xff2060a0;

    // JPEG ----------------------------------------------------------------------------------

    /** Adobe writes ink upside down; transform 2 says that three of the four are brightness and colour. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void inkColoursWithoutAProfileKeepTheirDepth(int transform) throws IOException {
        int[] ink = {204, 102, 0, 95};
        int red = (255 - ink[0]) * (255 - ink[3]) / 255;
        int green = (255 - ink[1]) * (255 - ink[3]) / 255;
        int blue = (255 - ink[2]) * (255 - ink[3]) / 255;
        int[] stored = Arrays.stream(ink).map(sample -> 255 - sample).toArray();
        if (transform == 2) {
            double y = .299 * ink[0] + .587 * ink[1] + .114 * ink[2];
            stored = new int[] {(int) Math.round(y), (int) Math.round(128 + (ink[2] - y) / 1.772),
                    (int) Math.round(128 + (ink[0] - y) / 1.402), stored[3]};
        }
        assertColour(0xff000000 | red << 16 | green << 8 | blue, published(ink(stored, transform)), 4);
    }

    @Test
    void aJpegWithoutItsEndMarkerIsTakenAndOneThatBreaksOffIsNot() throws IOException {
        byte[] jpeg = written("jpg", filled(BufferedImage.TYPE_INT_RGB));
        assertColour(BLUE, published(Arrays.copyOf(jpeg, jpeg.length - 2)), 4);
        assertColour(BLUE, published(Arrays.copyOf(jpeg, jpeg.length - 1)), 4);
        byte[] rich = written("jpg", noise());
        assertRefused("We could not read this as a picture.", Arrays.copyOf(rich, rich.length * 9 / 10));
    }

    @Test
    void aProfileOfAJpegIsFollowed() throws IOException {
        byte[] jpeg = written("jpg", filled(BufferedImage.TYPE_INT_RGB));
        assertColour(0xffa06020, published(withProfile(jpeg, 20, redAndBlueSwapped())), 6);
        assertColour(BLUE, published(withProfile(jpeg, 20, new byte[200])), 6);
    }

    @Test
    void aProfileOfAGreyJpegIsFollowed() throws IOException {
        BufferedImage grey = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 800; i++) {
            grey.getRaster().setSample(i % 40, i / 40, 0, 100);
        }
        byte[] jpeg = written("jpg", grey);
        assertColour(0xff646464, published(jpeg), 2);
        assertColour(0xffa8a8a8, published(withProfile(jpeg, 20, ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData())), 3);
        assertColour(0xff646464, published(withProfile(jpeg, 20, redAndBlueSwapped())), 2);
        assertColour(0xff646464, published(withProfile(jpeg, 20, new byte[200])), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aProfileOfInkColoursIsFollowed(int transform) throws IOException {
        assertColour(0xff777777, published(withProfile(ink(new int[] {51, 153, 255, 160}, transform), 18, everyInkMiddleGrey())), 6);
    }

    private static byte[] withProfile(byte[] jpeg, int at, byte[] profile) {
        byte[] segment = ByteBuffer.allocate(profile.length + 18).putShort((short) 0xffe2).putShort((short) (profile.length + 16))
                .put("ICC_PROFILE\0".getBytes(ISO_8859_1)).put((byte) 1).put((byte) 1).put(profile).array();
        return join(Arrays.copyOf(jpeg, at), segment, Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    /** A profile (ICC.1:2010) of four inks, whose tables have one colour each way. */
    private static byte[] everyInkMiddleGrey() {
        byte[] toLab = oneColour(4, 3);
        byte[] toInk = oneColour(3, 4);
        ByteBuffer profile = ByteBuffer.allocate(156 + toLab.length + toInk.length);
        profile.putInt(profile.capacity()).putInt(0).putInt(0x02400000).put("prtrCMYKLab ".getBytes(ISO_8859_1));
        profile.position(36).put("acsp".getBytes(ISO_8859_1)).position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
        profile.position(128).putInt(2).put("A2B0".getBytes(ISO_8859_1)).putInt(156).putInt(toLab.length);
        profile.put("B2A0".getBytes(ISO_8859_1)).putInt(156 + toLab.length).putInt(toInk.length);
        return profile.put(toLab).put(toInk).array();
    }

    /** A table of 8 bits (lut8Type) that leads everything to the middle. */
    private static byte[] oneColour(int from, int to) {
        int corners = 1 << from;
        ByteBuffer table = ByteBuffer.allocate(48 + from * 256 + corners * to + to * 256);
        table.put("mft1".getBytes(ISO_8859_1)).putInt(0).put(new byte[] {(byte) from, (byte) to, 2, 0});
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        byte[] straight = new byte[256];
        for (int i = 0; i < 256; i++) {
            straight[i] = (byte) i;
        }
        byte[] middle = new byte[corners * to];
        Arrays.fill(middle, (byte) 128);
        for (int i = 0; i < from; i++) {
            table.put(straight);
        }
        table.put(middle);
        for (int i = 0; i < to; i++) {
            table.put(straight);
        }
        return table.array();
    }

    // PNG -----------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void theTransparentColourOfAGreyPngStaysTransparent(int bits) throws IOException {
        int most = (1 << bits) - 1;
        BufferedImage kept = image(png(bits, 0, chunk("tRNS", new byte[] {(byte) (most >> 8), (byte) most}), 8, most));
        assertEquals(0, kept.getRGB(1, 0) >>> 24);
        assertColour(0xff000000, kept.getRGB(6, 0), 1);
    }

    @Test
    void theTransparentColourOfAColouredPngStaysTransparent() throws IOException {
        byte[] row = {0, 32, 96, (byte) 160, 1, 2, 3};
        byte[] png = png(2, 1, 8, 2, new byte[][] {chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})}, row);
        BufferedImage kept = image(png);
        assertColour(BLUE, kept.getRGB(0, 0), 0);
        assertEquals(0, kept.getRGB(1, 0) >>> 24);
    }

    @Test
    void aProfileAndTheGammaOfAPngAreFollowed() throws IOException {
        byte[] row = {0, 32, 96, (byte) 160};
        byte[] profile = join("any\0\0".getBytes(ISO_8859_1), deflated(redAndBlueSwapped()));
        assertColour(0xffa06020, published(png(1, 1, 8, 2, new byte[][] {chunk("iCCP", profile)}, row)), 3);
        byte[] mid = {0, 55, 55, 55};
        assertColour(0xff808080,
                published(png(1, 1, 8, 2, new byte[][] {chunk("gAMA", ByteBuffer.allocate(4).putInt(100_000).array())}, mid)), 3);
        assertColour(BLUE, published(png(1, 1, 8, 2, new byte[][] {chunk("gAMA", ByteBuffer.allocate(4).putInt(45_455).array())}, row)), 0);
        assertColour(BLUE,
                published(png(1, 1, 8, 2, new byte[][] {chunk("iCCP", join("any\0\0".getBytes(ISO_8859_1), deflated(new byte[9])))}, row)),
                0);
    }

    @Test
    void aProfileOfAWebpIsFollowed() throws IOException {
        byte[] webp = Base64.getDecoder().decode("UklGRigAAABXRUJQVlA4TBwAAAAvJ8AEEA8wYAMyoPMf8BAIEA781xoQENH/KGEP");
        byte[] profile = redAndBlueSwapped();
        byte[] body = Arrays.copyOfRange(webp, 12, webp.length);
        ByteBuffer file = ByteBuffer.allocate(38 + profile.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(file.capacity() - 8).put("WEBPVP8X".getBytes(ISO_8859_1)).putInt(10)
                .put(new byte[] {0x30, 0, 0, 0, 39, 0, 0, 19, 0, 0}).put("ICCP".getBytes(ISO_8859_1)).putInt(profile.length).put(profile)
                .put(body);
        BufferedImage kept = image(file.array());
        assertColour(0xffa06020, kept.getRGB(5, 5), 3);
        assertEquals(0, kept.getRGB(35, 5) >>> 24);
    }

    // SVG -----------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"<style>:root{--brand:#2060a0}.a{fill:var(--brand)}</style><rect class='a' width='40' height='20'/>",
            "<g style='--a:var(--b);--b:#2060a0'><rect style='fill:var( --a , red)' width='40' height='20'/></g>",
            "<rect fill='var(--none, rgb(32,96,160))' width='40' height='20'/>",
            "<style>.a{fill:#2060a0 !important}</style><rect class='a' style='fill:red' width='40' height='20'/>",
            "<g style='--a:red'><rect style='--a:#2060a0;fill:var(--a)' width='40' height='20'/></g><g style='--a:#0f0'/>",
            "<style>:root{--a:#2060a0}@media (prefers-color-scheme:dark){:root{--a:#000}}</style><rect fill='var(--a)' width='40' "
                    + "height='20'/>",
            "<style>.a{fill:#2060a0}@media print{.a{fill:red}}</style><rect class='a' width='40' height='20'/>",
            "<style>@media screen{.a{fill:#2060a0}}</style><rect class='a' width='40' height='20'/>",
            "<style>.a,.b{fill:red}.b{fill:#2060a0}</style><rect class='a b' width='40' height='20'/>",
            "<style>#a{fill:#2060a0}.b{fill:red}rect{fill:#0f0}</style><rect id='a' class='b' width='40' height='20'/>",
            "<style>g > .a{fill:#2060a0}svg g rect{fill:red}</style><g><rect class='a' width='40' height='20' style='stroke:none'/></g>",
            "<style>rect.a.b{fill:#2060a0}.a{fill:red}</style><rect class='b a' width='40' height='20'/>",
            "<style>*{fill:red}.g .a{fill:#2060a0}</style><g class='g'><svg><rect class='a' width='40' height='20'/></svg></g>",
            "<g color='#2060a0'><rect fill='currentColor' width='40' height='20'/></g>",
            "<g fill='#2060a0'><rect fill='inherit' width='40' height='20'/></g>",
            "<rect fill='rgb(32 96 160 / 100%)' width='40' height='20'/>",
            "<rect fill='url(#none) #2060a0' width='40' height='20'/>",
            "<style>.s{stop-color:#2060a0}</style><linearGradient id='l'><stop class='s'/></linearGradient><rect fill='url(#l) red' "
                    + "width='40' height='20'/>",
            "<rect style='transform:rotate(90deg)' y='-40' width='20' height='40' fill='#2060a0'/>",
            "<style>/* all , of it */ @font-face{font-family:x} .a,.b{fill:#2060a0}.a:hover{fill:red}</style><rect class='a' "
                    + "width='40' height='20'/>"})
    void stylesThatCanBeWrittenOutAre(String content) throws IOException {
        assertColour(BLUE, published(svg("", content)), 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<rect fill='var(--brand)' width='40' height='20'/>|This SVG takes its colours from a web page",
            "<rect style='mix-blend-mode:multiply' width='9' height='9'/>|This SVG contains colours that blend",
            "<switch><rect width='9' height='9'/></switch>|This SVG contains several versions of a shape (switch).",
            "<rect style='transform:rotate(1turn)' width='9' height='9'/>|This SVG has a style that we cannot follow (transform: "
                    + "rotate(1turn)).",
            "<g fill='red'><rect fill='initial' width='9' height='9'/></g>|This SVG has a colour that we cannot draw: initial.",
            "<style>@media (min-width: 9px){.a{fill:red}}</style><rect class='a' width='9' height='9'/>|This SVG has a style that we "
                    + "cannot follow (@media (min-width: 9px)).",
            "<g style='--a:var(--b);--b:var(--a)'><rect fill='var(--a)' width='9' height='9'/></g>|This SVG takes its colours from a "
                    + "web page",
            "<rect fill='oklch(50% .1 250)' width='9' height='9'/>|This SVG has a colour that we cannot draw: oklch(50% .1 250).",
            "<style>.a{fill:hsl(1,2%,3%)}</style><rect class='a' width='9' height='9'/>|This SVG has a colour that we cannot draw",
            "<style>g + .a{fill:red}</style><g/><rect class='a' width='9' height='9'/>|This SVG has a style that we cannot follow (g "
                    + "+ .a).",
            "<style>rect:not(.a){fill:red}</style><rect width='9' height='9'/>|This SVG has a style that we cannot follow (rect:not(.a))."})
    void whatWouldTurnBlackIsRefusedInWords(String content, String words) {
        assertRefused(words, svg("", content));
    }

    @Test
    void stylesThatWouldTakeForEverAreRefused() {
        String nested = "<g>".repeat(90) + "<path class='a'/>" + "</g>".repeat(90);
        String many = ("<style>" + "g ".repeat(50) + ".z{fill:red}</style>").repeat(2_000) + nested.repeat(200);
        assertRefused("This SVG uses patterns", svg("", many));
        assertRefused("This SVG uses patterns",
                svg("", "<style>:root{--a:" + "x".repeat(30_000) + "}</style>" + "<rect fill='var(--a)var(--a)var(--a)'/>".repeat(200)));
        StringBuilder variables = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            variables.append("--v").append(i).append(":1;");
        }
        assertRefused("This SVG uses patterns", svg("", "<g style='" + variables + "'/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>",
            "<?xml version='1.0' encoding='iso-8859-1'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd' [\n<!ENTITY "
                    + "ns_svg \"http://www.w3.org/2000/svg\">\n"
                    + "<!ENTITY brand '#2060a0'>\n]>"})
    void theDocumentTypeThatDrawingProgramsWriteIsTaken(String doctype) throws IOException {
        String fill = doctype.contains("brand") ? "&brand;" : "#2060a0";
        assertColour(BLUE, published(svg(doctype, "<rect fill='" + fill + "' width='40' height='20'/>")), 1);
    }

    @Test
    void namesThatMultiplyAreRefused() {
        String many = "<!DOCTYPE svg [<!ENTITY a '" + "x".repeat(200) + "'>]>";
        assertRefused("This SVG uses patterns", svg(many, "<desc>" + "&a;".repeat(60_000) + "</desc>"));
    }

    // ---------------------------------------------------------------------------------------

    private static byte[] svg(String doctype, String content) {
        return (doctype + "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>" + content + "</svg>").getBytes(UTF_8);
    }

    private static BufferedImage image(byte[] upload) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(LogoImage.from(upload).png()));
    }

    /** The colour in the middle. */
    private static int published(byte[] upload) throws IOException {
        BufferedImage image = image(upload);
        return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    }

    private static BufferedImage filled(int type) {
        BufferedImage image = new BufferedImage(40, 20, type);
        for (int i = 0; i < 800; i++) {
            image.setRGB(i % 40, i / 40, BLUE);
        }
        return image;
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        new Random(3).ints(40_000).forEach(colour -> image.setRGB((colour & 0xffff) % 200, (colour >>> 16) % 200, colour));
        return image;
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** A JPEG of four samples, as Adobe marks it. */
    private static byte[] ink(int[] samples, int transform) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, samples);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] jpeg = bytes.toByteArray();
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return join(Arrays.copyOf(jpeg, 2), adobe, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] redAndBlueSwapped() {
        ICC_Profile profile = ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        byte[] red = profile.getData(ICC_Profile.icSigRedColorantTag);
        profile.setData(ICC_Profile.icSigRedColorantTag, profile.getData(ICC_Profile.icSigBlueColorantTag));
        profile.setData(ICC_Profile.icSigBlueColorantTag, red);
        return profile.getData();
    }

    /** A grey row whose first half is of the lightest, and the rest black. */
    private static byte[] png(int bits, int type, byte[] transparent, int width, int lightest) {
        byte[] row = new byte[1 + width * bits / 8];
        Arrays.fill(row, 1, 1 + Math.max(1, width * bits / 16), bits == 1 ? (byte) 0xf0 : (byte) 0xff);
        return png(width, 1, bits, type, new byte[][] {transparent}, row);
    }

    private static byte[] png(int width, int height, int bits, int type, byte[][] chunks, byte[] rows) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {(byte) bits, (byte) type, 0, 0, 0}).array();
        return join("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), chunk("IHDR", header), join(chunks), chunk("IDAT", deflated(rows)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = join(name.getBytes(ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) crc.getValue()).array();
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        return Arrays.copyOf(packed, deflater.deflate(packed));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static void assertColour(int expected, int actual, int tolerance) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, tolerance, () -> Integer.toHexString(actual));
        }
    }

    private static void assertRefused(String message, byte[] upload) {
        String actual = assertThrows(Refused.class, () -> LogoImage.from(upload)).getMessage();
        assertTrue(actual.startsWith(message), actual);
    }
}
