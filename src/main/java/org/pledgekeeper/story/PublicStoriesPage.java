package org.pledgekeeper.story;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.web.Address;

/** The stories on a public profile. The answer is never kept: what is withdrawn is not there when the page is next asked for. */
@Named
@RequestScoped
public class PublicStoriesPage {
    @Inject
    private PublicStories stories;
    @Inject
    private Address address;
    @Inject
    @ConfigProperty(name = "pledgekeeper.story.exit-to")
    private String exitTo;
    private PublicStories.Of of;

    public PublicStories.Of getOf() {
        if (of == null) {
            of = stories.of(address.part("slug"));
        }
        return of;
    }

    public boolean isAny() {
        return !getOf().stories().isEmpty();
    }

    public String getSlug() {
        return address.part("slug");
    }

    public String getExitTo() {
        return exitTo;
    }
}
