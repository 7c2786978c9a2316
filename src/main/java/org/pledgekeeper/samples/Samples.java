package org.pledgekeeper.samples;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.digest.WriteDigests;
import org.pledgekeeper.figures.MakeRelease;
import org.pledgekeeper.joint.RecordedJoint;
import org.pledgekeeper.web.Days;

/** Loads the sample organisations and applications that are not there yet, when the application starts. */
@Singleton
@Startup
@DependsOn({"Migrations", "AtStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class Samples {
    private static final Logger LOG = Logger.getLogger(Samples.class.getName());

    @Inject
    private LoadSample sample;
    @Inject
    private LoadApplication application;
    @Inject
    private LoadProgramme programme;
    @Inject
    private MakeRelease release;
    @Inject
    private WriteDigests digests;
    @Inject
    @ConfigProperty(name = "pledgekeeper.samples")
    private Optional<String> folder;

    @PostConstruct
    void load() {
        folder.filter(name -> !name.isBlank()).map(Path::of).ifPresent(samples -> {
            try {
                int loaded = 0;
                for (Path one : with(samples, "tenant.yaml")) {
                    loaded += sample.organisation(one) ? 1 : 0;
                }
                for (Path one : with(samples.resolve("pending"), "application.yaml")) {
                    loaded += application.load(one) ? 1 : 0;
                }
                Path work = samples.resolve("programme.yaml");
                loaded += Files.exists(work) ? programme.load(work) : 0;
                Path joint = samples.resolve("joint.yaml");
                if (Files.exists(joint)) {
                    for (RecordedJoint.Recorded one : LoadSample.YAML.readValue(joint.toFile(),
                            new TypeReference<List<RecordedJoint.Recorded>>() {})) {
                        loaded += sample.joint(one) ? 1 : 0;
                    }
                }
                release.make();
                if (loaded > 0) {
                    LocalDate first = LocalDate.now(Days.SCOTLAND).withDayOfMonth(1);
                    digests.tenants().forEach(tenant -> digests.write(tenant, first));
                }
                LOG.info("Sample organisations and applications loaded: " + loaded);
            } catch (IOException failure) {
                throw new UncheckedIOException("The samples in " + samples + " cannot be read", failure);
            }
        });
    }

    private static List<Path> with(Path parent, String file) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(one -> Files.exists(one.resolve(file))).sorted().toList();
        }
    }
}
