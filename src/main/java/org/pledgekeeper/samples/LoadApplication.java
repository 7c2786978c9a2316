package org.pledgekeeper.samples;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.pledgekeeper.signup.TakeInApplication;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Loads one sample application in a transaction of its own; one that is there already is left alone. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class LoadApplication {
    @Inject
    private TakeInApplication applications;

    /** @return whether it was loaded */
    public boolean load(Path folder) throws IOException {
        Sample sample = LoadSample.YAML.readValue(folder.resolve("application.yaml").toFile(), Sample.class);
        LogoImage logo = LoadSample.logo(folder, sample);
        String statement = LoadSample.statement(folder);
        return applications.takeIn(sample.reference(), LoadSample.noon(sample.submittedOn()), application -> {
            application.describeOrganisation(sample.name(), sample.sector(), sample.area(), sample.size(), sample.website());
            application.nameLead(sample.lead().name(), sample.lead().email(), sample.lead().role());
            application.write(statement);
            application.showLogo(logo);
            application.describeLogo(sample.logo().alt());
            application.authorise(sample.seniorLeader().name(), sample.seniorLeader().role(), sample.seniorLeader().authorisedOn(), true);
        });
    }
}
