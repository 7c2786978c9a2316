package org.pledgekeeper.statement;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.TypedDate;

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

    /** @return the logo that was sent, made safe; null where none was, or it is refused @param refused is told why, by field */
    protected final LogoImage logo(Map<String, String> refused) throws IOException {
        if (logo == null || logo.getSize() == 0) {
            return null;
        }
        try {
            return LogoImage.from(logo.getInputStream().readAllBytes());
        } catch (Refused problem) {
            refused.putAll(problem.problems());
            return null;
        }
    }

    /** @return the day that was typed; null where none was, or it is none @param refused is told why, by field */
    protected final LocalDate seniorDate(Map<String, String> refused) {
        try {
            return TypedDate.day("seniorDate", seniorDate);
        } catch (Refused notADay) {
            refused.putAll(notADay.problems());
            return null;
        }
    }

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

    public int getWordLimit() {
        return Words.LIMIT;
    }
}
