package org.pledgekeeper.signup;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.security.BaseUrl;
import org.pledgekeeper.web.Browser;

/**
 * The cookies with which a browser opens the drafts begun in it, one for each. They say what it may open, never which draft a
 * page is about: that stands in the page's address. Out of scripts' reach, sent to the sign-up pages only.
 */
final class DraftCookie {
    private static final String NAME = BaseUrl.cookieName("pledgekeeper_draft", "/sign-up");
    private static final int MOST = 20;

    private DraftCookie() {}

    /** @return the links this browser holds, 20 at most */
    static List<String> all(HttpServletRequest request) {
        return cookies(request).filter(cookie -> cookie.getName().startsWith(NAME)).map(Cookie::getValue).limit(MOST).toList();
    }

    /** @return the links this browser holds that may lead to this draft; one begun before drafts had a name has the plain name */
    static List<String> of(HttpServletRequest request, UUID draft) {
        return cookies(request).filter(cookie -> cookie.getName().equals(name(draft)) || cookie.getName().equals(NAME))
                .map(Cookie::getValue).toList();
    }

    static void write(UUID draft, String secret) {
        Browser.keepCookie(name(draft), secret, "/sign-up", (int) Link.LIFE.toSeconds());
    }

    private static String name(UUID draft) {
        return NAME + "_" + draft;
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }
}
