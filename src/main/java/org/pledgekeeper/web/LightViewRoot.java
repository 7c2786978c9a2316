package org.pledgekeeper.web;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.HashMap;
import java.util.Map;

/** Keeps a view's map out of the session where there is none: PrimeFaces asks each view for one, and public pages need no session. */
public class LightViewRoot extends UIViewRoot {
    private transient Map<String, Object> light;

    @Override
    public Map<String, Object> getViewMap(boolean create) {
        if (FacesContext.getCurrentInstance().getExternalContext().getSession(false) != null) {
            return super.getViewMap(create);
        }
        if (light == null && create) {
            light = new HashMap<>();
        }
        return light;
    }
}
