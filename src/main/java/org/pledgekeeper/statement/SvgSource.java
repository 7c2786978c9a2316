package org.pledgekeeper.statement;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.refusal.Refused;

/**
 * The source of an SVG in the plain form that JSVG draws: the short names that Illustrator declares and the style sheets are
 * written out, the document type is gone. What cannot be written out is refused with a way to mend it.
 */
final class SvgSource {
    static final int LONGEST = 8 * 1024 * 1024;
    private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>");
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^\\[>]*(?:\\[([^\\]]*)\\][^>]*)?>");
    /** A name for plain words, such as the address of a namespace; anything else could hide or multiply content. */
    private static final Pattern ENTITY =
            Pattern.compile("\\s*<!ENTITY\\s+([\\w.-]+)\\s+(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\\s*>\\s*");

    private SvgSource() {}

    /** @throws Refused under {@code logo} */
    static String plain(byte[] upload) throws XMLStreamException {
        String source = DECLARATION.matcher(text(upload)).replaceFirst("");
        return SvgStyles.writtenOut(withoutEntities(source));
    }

    private static String text(byte[] upload) throws XMLStreamException {
        XMLStreamReader xml = PlainXml.read(new ByteArrayInputStream(upload));
        String declared = xml.getCharacterEncodingScheme() == null ? xml.getEncoding() : xml.getCharacterEncodingScheme();
        String text = new String(upload, Charset.forName(declared == null ? "UTF-8" : declared));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String withoutEntities(String source) {
        Matcher doctype = DOCTYPE.matcher(source);
        if (!doctype.find()) {
            return source;
        }
        String plain = source.substring(0, doctype.start()) + source.substring(doctype.end());
        String declared = doctype.group(1) == null ? "" : doctype.group(1).strip();
        Matcher entity = ENTITY.matcher(declared);
        while (entity.lookingAt()) {
            plain = plain.replace("&" + entity.group(1) + ";", entity.group(2) == null ? entity.group(3) : entity.group(2));
            hold(plain);
            entity.region(entity.end(), declared.length());
        }
        if (entity.regionStart() < declared.length() || plain.contains("<!DOCTYPE")) {
            throw SvgLogo.has("a DOCTYPE line, which can hide other content", "it");
        }
        return plain;
    }

    private static void hold(String plain) {
        if (plain.length() > LONGEST) {
            throw SvgLogo.elaborate();
        }
    }
}
