package org.pledgekeeper.journey;

import com.microsoft.playwright.options.FilePayload;

/** What an invented organisation says of itself when it signs up. */
record Applicant(String name, String sector, String area, String size, String website, String leadName, String leadEmail, String leadRole,
        String statement, FilePayload logo, String logoAlt, String seniorName, String seniorRole, String seniorDate) {
    static Applicant named(String name) {
        String host = name.toLowerCase().replaceAll("[^a-z]+", "-") + ".example";
        return new Applicant(name, "Third sector", "Moray", "10 to 49", "https://" + host, "Ailsa Grant", "ailsa@" + host, "Practice Lead",
                "We ask before we advise.\n\nOur team has protected time to talk, and people who use our service help to plan it.",
                Pictures.svg(), name + ": a yellow sun over two hills", "Hamish Orr", "Chief Executive", "2026-03-14");
    }

    Applicant withLeadEmail(String other) {
        return new Applicant(name, sector, area, size, website, leadName, other, leadRole, statement, logo, logoAlt, seniorName, seniorRole,
                seniorDate);
    }

    Applicant withStatement(String other) {
        return new Applicant(name, sector, area, size, website, leadName, leadEmail, leadRole, other, logo, logoAlt, seniorName, seniorRole,
                seniorDate);
    }

    Applicant withLogo(FilePayload other) {
        return new Applicant(name, sector, area, size, website, leadName, leadEmail, leadRole, statement, other, logoAlt, seniorName,
                seniorRole, seniorDate);
    }
}
