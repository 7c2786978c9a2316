package org.pledgekeeper.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** The smallest files of each kind, sound and otherwise. */
public final class TinyFiles {
    /** What a picture must not keep. */
    public static final String PLACE = "57.1497N-2.0943W";

    private static final String PAGES =
            "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] "
                    + ">>\nendobj\n";
    private static final String END = "trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n";

    private TinyFiles() {}

    public static byte[] pdf() {
        return pdf("<< /Type /Catalog /Pages 2 0 R >>");
    }

    /** @param catalogue the first object; more may follow it */
    public static byte[] pdf(String catalogue) {
        return text("%PDF-1.7\n1 0 obj\n" + catalogue + "\nendobj\n" + PAGES + END);
    }

    /** @param head of the packed stream, without its filter */
    public static byte[] pdfWithPacked(String head, String content) {
        return pdfWithStream(head + " /Filter /FlateDecode", deflated(text(content)));
    }

    static byte[] pdfWithStream(String head, byte[] content) {
        return join(
                text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + PAGES + "4 0 obj\n<< " + head + " /Length "
                        + content.length + " >>\nstream\n"),
                content, text("\nendstream\nendobj\n" + END));
    }

    /** An object stream with one object in it. */
    static byte[] pdfWithObject(String object) {
        return pdfWithPacked("/Type /ObjStm /N 1 /First 4", "5 0 " + object);
    }

    public static byte[] docx() {
        return zip(docxParts());
    }

    public static byte[] docxWith(String entry, byte[] content) {
        Map<String, byte[]> parts = docxParts();
        parts.put(entry, content);
        return zip(parts);
    }

    static Map<String, byte[]> docxParts() {
        return office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    }

    public static Map<String, byte[]> office(String part, String contentType) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml",
                text("<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Override PartName='/" + part + "' ContentType='" + contentType + "'/></Types>"));
        parts.put("_rels/.rels", relationships(
                "Id='m' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='" + part + "'"));
        parts.put(part, text("<document>We listen.</document>"));
        return parts;
    }

    static byte[] relationships(String attributes) {
        return text("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship " + attributes
                + "/></Relationships>");
    }

    static byte[] excel() {
        return zip(excelParts());
    }

    static Map<String, byte[]> excelParts() {
        return office("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
    }

    public static Map<String, byte[]> openDocument(String kind) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", text("application/vnd.oasis.opendocument." + kind));
        parts.put("content.xml", text(openContent("")));
        parts.put("META-INF/manifest.xml",
                text("<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"));
        return parts;
    }

    static String openContent(String body) {
        return "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                + "xmlns:xlink='http://www.w3.org/1999/xlink'"
                + " xmlns:script='urn:oasis:names:tc:opendocument:xmlns:script:1.0' "
                + "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0' "
                + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'>" + body + "</office:document-content>";
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] picture(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            picture.setRGB(x, x * height / width, 0x1d6260);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A PNG with EXIF in it, as PNG 1.5 has it, and a text; both name a place. */
    public static byte[] pngWithPlace() {
        byte[] png = picture("png", 40, 20);
        int afterHeader = 33;
        return join(copy(png, 0, afterHeader), chunk("eXIf", text("MM\0*\0\0\0\10 GPS " + PLACE)),
                chunk("tEXt", text("Location\0" + PLACE)), copy(png, afterHeader, png.length));
    }

    /** A JPEG with EXIF in it that names a place. */
    public static byte[] jpegWithPlace() {
        byte[] jpeg = picture("jpg", 40, 20);
        byte[] exif = text("Exif\0\0MM\0*\0\0\0\10\0\0 GPS " + PLACE);
        byte[] segment =
                ByteBuffer.allocate(exif.length + 4).putShort((short) 0xffe1).putShort((short) (exif.length + 2)).put(exif).array();
        return join(copy(jpeg, 0, 2), segment, copy(jpeg, 2, jpeg.length));
    }

    private static byte[] chunk(String name, byte[] data) {
        byte[] named = join(text(name), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8).putInt(data.length).put(named).putInt((int) crc.getValue()).array();
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        while (!deflater.finished()) {
            packed.write(piece, 0, deflater.deflate(piece));
        }
        deflater.end();
        return packed.toByteArray();
    }

    static byte[] text(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] copy(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
