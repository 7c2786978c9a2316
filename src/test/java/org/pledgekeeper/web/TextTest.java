package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " Dòchas ", "Łódź, Øresund, Straße", "Zażółć\tgęślą\r\njaźń\n", "日本語 العربية", "👩🏽‍🤝‍👩🏻",
            "a\u200Db\uFEFF\u202E", "\uFFFD"})
    void staysAsTyped(String text) throws Exception {
        assertEquals(text, Text.clean(text));
        assertEquals(text, Text.clean(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"be\0fore", "be\u0001\u001Bfore", "be\u007Ffore", "be\u0085\u009Ffore", "be\u000B\ffore", "be\uD800fore",
            "be\uDC00\uD800fore", "\uDFFFbefore",
            "before\uD83D", "be\uFFFE\uFFFFfore", "be\uFDD0\uD83F\uDFFEfore"})
    void losesWhatCannotBeRead(String text) {
        assertEquals("before", Text.clean(text));
    }

    @Test
    void isComposed() {
        assertEquals("D\u00F2chas", Text.clean("Do\u0300chas"));
        assertEquals("\u00F2", Text.clean("o\0\u0300"), "what was between a letter and its accent is gone first");
        assertEquals("\uAC00", Text.clean("\u1100\u1161"));
        assertNull(Text.clean((String) null));
    }

    @Test
    void isUtf8OrNothing() {
        for (byte[] bytes : new byte[][] {{(byte) 0xF2}, {(byte) 0xC3}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, {'a', (byte) 0x80, 'b'}}) {
            assertThrows(CharacterCodingException.class, () -> Text.clean(bytes));
        }
    }
}
