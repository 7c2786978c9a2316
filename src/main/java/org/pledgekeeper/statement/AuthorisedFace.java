package org.pledgekeeper.statement;

import java.time.LocalDate;

/** What an organisation shows in public, given as a whole and authorised. */
public final class AuthorisedFace extends PublicFace {
    public AuthorisedFace(String statement, String website, LogoImage logo, String logoAlt) {
        write(statement);
        link(website);
        showLogo(logo);
        describeLogo(logoAlt);
    }

    @Override
    public void authorise(String name, String role, LocalDate date) {
        super.authorise(name, role, date);
    }

    @Override
    protected void requireEditable() {
        // It is given once, and may be.
    }

    @Override
    public boolean isSeniorConfirms() {
        return true;
    }
}
