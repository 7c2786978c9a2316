package org.pledgekeeper.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The fixed lists pages offer to choose from. */
@Named
@ApplicationScoped
public class Choices {
    public Sector[] getSectors() {
        return Sector.values();
    }

    public Size[] getSizes() {
        return Size.values();
    }

    public List<Area> getAreas() {
        return Area.all();
    }

    public String area(String id) {
        return Area.title(id);
    }
}
