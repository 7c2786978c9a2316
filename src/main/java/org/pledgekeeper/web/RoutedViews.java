package org.pledgekeeper.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/** Has each form send to the address its page was asked for at, not to the view behind it. */
public class RoutedViews extends ViewHandlerWrapper {
    public RoutedViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        String original = Address.original((HttpServletRequest) context.getExternalContext().getRequest());
        return original == null ? super.getActionURL(context, viewId) : original;
    }
}
