package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            https://example.org                        ¦ https://example.org
            www.example.org                            ¦ https://www.example.org
            example.org/minutes                        ¦ https://example.org/minutes
            Example.ORG:8443                           ¦ https://example.org:8443
            //example.org/x                            ¦ https://example.org/x
            HTTP://Example.org/Path                    ¦ http://example.org/Path
            https:/example.org                         ¦ https://example.org
            https:\\\\example.org\\a\\b                ¦ https://example.org/a/b
            https://example.org/?a=b|c                 ¦ https://example.org/?a=b%7Cc
            https://example.org/{x}/^y`?q=[1]          ¦ https://example.org/%7Bx%7D/%5Ey%60?q=%5B1%5D
            https://example.org/100%                   ¦ https://example.org/100%25
            https://example.org/%C3%A0%zz              ¦ https://example.org/%C3%A0%25zz
            https://example.org/my file.pdf            ¦ https://example.org/my%20file.pdf
            https://example.org/a#b#c                  ¦ https://example.org/a#b%23c
            https://example.org/x?q=a"b<c>#/route?x=1  ¦ https://example.org/x?q=a%22b%3Cc%3E#/route?x=1
            https://example.org/dòchas?q=ù             ¦ https://example.org/dòchas?q=ù
            https://dòchas.scot                        ¦ https://xn--dchas-uta.scot
            https://straße.example                     ¦ https://straße.example
            https://пример.рф/                         ¦ https://xn--e1afmkfd.xn--p1ai/
            http://intranet/minutes                    ¦ http://intranet/minutes
            http://192.168.1.20:8080/x                 ¦ http://192.168.1.20:8080/x
            http://[::1]/x                             ¦ http://[::1]/x
            https://example.org./                      ¦ https://example.org./
            https://my_site.example.org                ¦ https://my_site.example.org
            https://example.org/a@b:c;d=e,f!$&'()*+    ¦ https://example.org/a@b:c;d=e,f!$&'()*+
            """)
    void isReadAsABrowserReadsIt(String typed, String address) {
        assertEquals(Optional.of(address), WebLink.of(typed));
        assertEquals(Optional.of(address), WebLink.of(address), "read again it stays the same");
        assertDoesNotThrow(() -> new URI(address));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "example", "Ask Morag", "javascript:alert(1)", "JavaScript://example.org/%0aalert(1)",
            "data:text/html,x", "mailto:a@example.org",
            "ftp://example.org", "file:///etc/passwd", "https://", "https:///", "https://user:pass@example.org",
            "https://example.org@evil.example", "https://exa mple.org",
            "https://example.org or https://other.example", "name@example.org", "https://example..org", "https://.example.org",
            "https://-example.org", "https://exam%70le.org",
            "https://example.org:99999", "https://example.org:x", "https://1.2.3", "https://<b>.org", "vbscript:x.y",
            "\u0001javascript:alert(1)", "blob:https://example.org/x",
            "https://[::1", "C:\\files\\minutes.docx", "\\\\server\\share", "tel:0131.496.0000"})
    void isNoneOfThese(String typed) {
        assertEquals(Optional.empty(), WebLink.of(typed));
    }
}
