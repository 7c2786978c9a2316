package org.pledgekeeper.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What still needs mending in the form on this page, by field. */
@Named("errors")
@RequestScoped
public class FormErrors {
    private final Map<String, String> messages = new LinkedHashMap<>();

    public void add(Map<String, String> problems) {
        messages.putAll(problems);
    }

    public boolean isAny() {
        return !messages.isEmpty();
    }

    public String of(String field) {
        return messages.get(field);
    }

    public List<Map.Entry<String, String>> getAll() {
        return List.copyOf(messages.entrySet());
    }
}
