package org.pledgekeeper.figures;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.assessment.Standing;

/** Where organisations of the same sector or size stand, beside where we stand ourselves. */
@Named
@RequestScoped
public class LikeOursPage {
    @Inject
    private FiguresLikeOurs figures;
    private List<FiguresLikeOurs.LikeOurs> groups;
    private Map<String, Standing> ours;

    @PostConstruct
    void load() {
        groups = figures.figures();
        ours = figures.own();
    }

    public List<FiguresLikeOurs.LikeOurs> getGroups() {
        return groups;
    }

    /** @return our own level in the last review that was signed off; empty while there is none */
    public String own(String commitment) {
        return Optional.ofNullable(ours.get(commitment)).map(Standing::getTitle).orElse("");
    }
}
