package org.pledgekeeper.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CommonPasswordsTest {
    @Test
    void whatPeopleDoToLengthenACommonPasswordIsOnTheListAndAPhraseIsNot() throws IOException {
        Collection<String> list = CommonPasswords.list();
        assertTrue(list.containsAll(
                List.of("password1234", "passwordpassword", "123456123456", "liverpool2026", "glasgowglasgow", "pledgekeeper")));
        assertFalse(list.contains("a lamp at the harbour"));
        assertTrue(list.stream().allMatch(one -> one.length() >= 12 && one.equals(one.toLowerCase(Locale.ROOT))));
    }
}
