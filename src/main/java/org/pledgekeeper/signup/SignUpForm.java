package org.pledgekeeper.signup;

import org.pledgekeeper.statement.PublicFaceForm;

/** What the steps of signing up ask for, as it was typed. */
public abstract class SignUpForm extends PublicFaceForm {
    protected String name;
    protected String sector;
    protected String area;
    protected String size;
    protected String slug;
    protected String leadName;
    protected String leadEmail;
    protected String leadRole;

    protected final void fill(Application draft) {
        name = draft.getName();
        sector = draft.getSector();
        area = draft.getArea();
        size = draft.getSize();
        website = draft.getWebsite();
        slug = draft.getSlug();
        leadName = draft.getLeadName();
        leadEmail = draft.getLeadEmail();
        leadRole = draft.getLeadRole();
        statement = draft.getStatement();
        logoAlt = draft.getLogoAlt();
        seniorName = draft.getSeniorName();
        seniorRole = draft.getSeniorRole();
        seniorDate = draft.getSeniorDate() == null ? null : draft.getSeniorDate().toString();
        seniorConfirms = draft.isSeniorConfirms();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(String sector) {
        this.sector = sector;
    }

    public String getArea() {
        return area;
    }

    public void setArea(String area) {
        this.area = area;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    public String getLeadName() {
        return leadName;
    }

    public void setLeadName(String leadName) {
        this.leadName = leadName;
    }

    public String getLeadEmail() {
        return leadEmail;
    }

    public void setLeadEmail(String leadEmail) {
        this.leadEmail = leadEmail;
    }

    public String getLeadRole() {
        return leadRole;
    }

    public void setLeadRole(String leadRole) {
        this.leadRole = leadRole;
    }
}
