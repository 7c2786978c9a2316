package org.pledgekeeper.container;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form found on a page, filled in with something for every field. @param buttons what could be pressed, as name=value */
public record PageForm(String action, String fields, List<String> buttons) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<(?:(input)\\b([^>]*)>|(button|select|textarea)\\b([^>]*)>(.*?)</\\3>)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    /** @return every form on the page that is sent by POST */
    public static List<PageForm> on(String html) {
        List<PageForm> forms = new ArrayList<>();
        for (Matcher form = FORM.matcher(html); form.find();) {
            if ("post".equals(attribute(form.group(1), "method"))) {
                forms.add(filled(attribute(form.group(1), "action"), form.group(2)));
            }
        }
        return forms;
    }

    private static PageForm filled(String action, String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> buttons = new ArrayList<>();
        for (Matcher field = FIELD.matcher(html); field.find();) {
            boolean input = field.group(1) != null;
            String attributes = field.group(input ? 2 : 4);
            String name = attribute(attributes, "name");
            String type = input ? attribute(attributes, "type") : field.group(3);
            String value = attribute(attributes, "value");
            if (name.isEmpty() || type.equals("file")) {
                continue;
            }
            switch (type) {
                case "submit", "button" -> buttons.add(pair(name, value));
                case "select" -> {
                    for (Matcher option = OPTION.matcher(field.group(5)); option.find();) {
                        fields.put(name, attribute(option.group(1), "value"));
                    }
                }
                case "hidden", "radio", "checkbox" -> fields.put(name, value);
                case "email" -> fields.put(name, "sender@example.org");
                case "password" -> fields.put(name, "three hills and a burn");
                case "date" -> fields.put(name, "2030-01-31");
                case "month" -> fields.put(name, "2030-01");
                case "url" -> fields.put(name, "https://example.org/");
                default -> fields.put(name, value.isEmpty() || name.matches("number|count") ? "5" : value + " too");
            }
        }
        StringBuilder encoded = new StringBuilder();
        fields.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&").append(pair(name, value)));
        return new PageForm(action, encoded.toString(), buttons);
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? found.group(1).replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"") : "";
    }
}
