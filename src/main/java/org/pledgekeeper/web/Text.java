package org.pledgekeeper.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The one rule for all text that comes in, by form, query, file part or JSON: UTF-8, composed, and nothing that cannot be read. */
public final class Text {
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{IsNoncharacter_Code_Point}&&[^\\t\\n\\r]]");

    private Text() {}

    /**
     * @return the text in normal form C, without lone surrogates, noncharacters and control characters; tabs and line
     * breaks stay. null for null
     */
    public static String clean(String text) {
        return text == null ? null : Normalizer.normalize(UNREADABLE.matcher(text).replaceAll(""), Normalizer.Form.NFC);
    }

    /**
     * The same, from bytes.
     *
     * @throws CharacterCodingException where they are not UTF-8
     */
    public static String clean(byte[] bytes) throws CharacterCodingException {
        return clean(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }
}
