package org.pledgekeeper.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/** The request as all behind the {@link Guard} see it: its fields are clean, and one that only reads is no script's form either. */
class CleanRequest extends HttpServletRequestWrapper {
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

    @Override
    public String getHeader(String name) {
        return Guard.reads(getMethod()) && name.equalsIgnoreCase("Faces-Request") ? null : super.getHeader(name);
    }
}
