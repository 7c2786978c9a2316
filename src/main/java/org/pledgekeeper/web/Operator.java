package org.pledgekeeper.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who runs this service, as its pages tell people who have a question, a complaint or a hard day. What is not set is empty, and left out
 * there.
 */
@Named
@ApplicationScoped
public class Operator {
    private static final Logger LOG = Logger.getLogger(Operator.class.getName());
    private static final String SETTING = "pledgekeeper.operator.";

    private final Map<String, String> said = new TreeMap<>();

    protected Operator() {}

    @Inject
    Operator(@ConfigProperty(name = SETTING + "controller") Optional<String> controller,
            @ConfigProperty(name = SETTING + "contact") Optional<String> contact,
            @ConfigProperty(name = SETTING + "complaints") Optional<String> complaints,
            @ConfigProperty(name = SETTING + "helpline") Optional<String> helpline) {
        said.put("controller", controller.orElse("").strip());
        said.put("contact", contact.orElse("").strip());
        said.put("complaints", complaints.orElse("").strip());
        said.put("helpline", helpline.orElse("").strip());
    }

    void warn(@Observes @Initialized(ApplicationScoped.class) Object start) {
        if (!missing().isEmpty()) {
            LOG.warning("Pages do not say whom people can turn to. Please set " + String.join(", ", missing()) + " (docs/settings.md).");
        }
    }

    /** @return the settings that are empty */
    List<String> missing() {
        return said.keySet().stream().filter(name -> said.get(name).isEmpty()).map(SETTING::concat).toList();
    }

    /** @return who answers for what is kept of people, in a sentence */
    public String getController() {
        return said.get("controller");
    }

    /** @return an email address */
    public String getContact() {
        return said.get("contact");
    }

    /** @return where someone can complain, in a sentence or two */
    public String getComplaints() {
        return said.get("complaints");
    }

    /** @return whom someone can talk to at once: a name, a number, hours */
    public String getHelpline() {
        return said.get("helpline");
    }
}
