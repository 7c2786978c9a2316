package org.pledgekeeper.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The request as all behind the {@link Guard} see it: its fields are clean, and one that only reads is no script's form
 * either.
 */
class CleanRequest extends HttpServletRequestWrapper {
    private static final Set<String> DAYS = Set.of("if-modified-since", "if-unmodified-since");

    private final Map<String, String[]> fields;
    private final String query;

    CleanRequest(HttpServletRequest request, Fields query, Fields all) {
        super(request);
        this.fields = all.asMap();
        this.query = query.asQuery();
    }

    @Override
    public String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public String getQueryString() {
        return query;
    }

    /**
     * Three words are as if they were not there: of a form that a script sends, on a request that only reads; of parts of a file, for of
     * a thousand overlapping ones the container would send each, and what we have is small; and a day that is none.
     */
    @Override
    public String getHeader(String name) {
        return Guard.reads(getMethod()) && name.equalsIgnoreCase("Faces-Request") || name.equalsIgnoreCase("Range") || isNoDay(name)
                ? null : super.getHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isNoDay(name) ? -1 : super.getDateHeader(name);
    }

    private boolean isNoDay(String name) {
        try {
            return DAYS.contains(name.toLowerCase(Locale.ROOT)) && super.getDateHeader(name) < 0;
        } catch (IllegalArgumentException odd) {
            return true;
        }
    }
}
