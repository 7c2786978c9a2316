package org.pledgekeeper.security;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** Keeps the cookie of a session to the address people use, and refuses to start with a sign-in key that is too short. */
@WebListener
public class SessionCookie implements ServletContextListener {
    @Inject
    private SignInsUnderWay underWay;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setName(BaseUrl.cookieName("pledgekeeper", "/"));
        cookie.setPath("/");
        cookie.setSecure(BaseUrl.isSecure());
        underWay.requireKey();
    }
}
