package org.pledgekeeper.security;

import java.util.regex.Pattern;

/**
 * Where a sign-in leads to when it is done: a page of ours that needs one. It is built from plain parts of an address alone,
 * so that nothing a browser could read as another host, another folder or another header is ever sent back.
 */
final class WayBack {
    /** Every signed-in person has this page. */
    static final String WORKSPACES = "/w";
    private static final int LONGEST = 400;
    private static final Pattern PATH = Pattern.compile("/(w|programme)(/(?!\\.+(/|$))[A-Za-z0-9._~-]{1,120})*");
    private static final Pattern QUERY = Pattern.compile("([A-Za-z0-9._~!$'()*,:@/?+=&-]|%(?![01]|7[Ff])[0-9A-Fa-f]{2})*");

    private WayBack() {}

    /**
     * @param path as the browser sent it; a slash at its end is dropped
     * @param query null for none; left out where it is long, or holds what no page of ours puts there
     * @return the address, or that of the workspaces for one that is not plainly ours
     */
    static String to(String path, String query) {
        String plain = path == null ? "" : path.replaceFirst("(?<=.)/$", "");
        if (plain.length() > LONGEST || !PATH.matcher(plain).matches()) {
            return WORKSPACES;
        }
        boolean kept = query != null && !query.isEmpty() && plain.length() + query.length() < LONGEST && QUERY.matcher(query).matches();
        return kept ? plain + "?" + query : plain;
    }
}
