package org.pledgekeeper.statement;

import jakarta.servlet.http.Part;

/** What a form about the public face of an organisation holds, as it was typed. */
public abstract class PublicFaceForm {
    protected String statement;
    protected String website;
    protected Part logo;
    protected String logoAlt;
    protected String seniorName;
    protected String seniorRole;
    protected String seniorDate;
    protected boolean seniorConfirms;

    public String getStatement() {
        return statement;
    }

    public void setStatement(String statement) {
        this.statement = statement;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public Part getLogo() {
        return logo;
    }

    public void setLogo(Part logo) {
        this.logo = logo;
    }

    public String getLogoAlt() {
        return logoAlt;
    }

    public void setLogoAlt(String logoAlt) {
        this.logoAlt = logoAlt;
    }

    public String getSeniorName() {
        return seniorName;
    }

    public void setSeniorName(String seniorName) {
        this.seniorName = seniorName;
    }

    public String getSeniorRole() {
        return seniorRole;
    }

    public void setSeniorRole(String seniorRole) {
        this.seniorRole = seniorRole;
    }

    public String getSeniorDate() {
        return seniorDate;
    }

    public void setSeniorDate(String seniorDate) {
        this.seniorDate = seniorDate;
    }

    public boolean isSeniorConfirms() {
        return seniorConfirms;
    }

    public void setSeniorConfirms(boolean seniorConfirms) {
        this.seniorConfirms = seniorConfirms;
    }

    public int getWordCount() {
        return Words.count(statement);
    }

    public int getWordLimit() {
        return Words.LIMIT;
    }
}
