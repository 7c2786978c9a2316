package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

/** What pages read of records. */
class RecordPropertiesTest {
    private final RecordProperties properties = new RecordProperties();
    private final ELContext context = new ELContext() {
        @Override
        public ELResolver getELResolver() {
            return properties;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    };

    public record Asked(String words, boolean open) {
        public boolean isAnswered() {
            return !open;
        }

        public String refused() {
            throw new IllegalStateException("as it was");
        }

        public String words(int most) {
            return words.substring(0, most);
        }
    }

    @Test
    void whatARecordSaysIsCalledAndRead() {
        Asked asked = new Asked("Who keeps it?", false);
        assertEquals("Who keeps it?", called(asked, "words"));
        assertTrue(context.isPropertyResolved());
        assertEquals(true, properties.getValue(context, asked, "answered"));
    }

    @Test
    void theRestIsLeftToOthers() {
        Asked asked = new Asked("Who keeps it?", false);
        assertNull(properties.invoke(context, asked, "words", null, new Object[] {3}));
        assertNull(called(asked, "nothing"));
        assertNull(called("no record", "length"));
        assertNull(properties.getValue(context, asked, "words"));
        assertFalse(context.isPropertyResolved());
    }

    @Test
    void whatItThrowsIsTold() {
        ELException failure = assertThrows(ELException.class, () -> called(new Asked("", true), "refused"));
        assertEquals("as it was", failure.getCause().getMessage());
    }

    private Object called(Object base, String name) {
        return properties.invoke(context, base, name, null, new Object[0]);
    }
}
