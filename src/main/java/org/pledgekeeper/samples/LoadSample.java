package org.pledgekeeper.samples;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.actionlog.RecordedActions;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.RecordedRound;
import org.pledgekeeper.board.RecordedBoard;
import org.pledgekeeper.champion.RecordedChampions;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.evidence.RecordedEvidence;
import org.pledgekeeper.feedback.RecordedLines;
import org.pledgekeeper.joint.RecordedJoint;
import org.pledgekeeper.logbook.RecordedEntries;
import org.pledgekeeper.promise.RecordedPromises;
import org.pledgekeeper.statement.AuthorisedFace;
import org.pledgekeeper.statement.LogoImage;
import org.pledgekeeper.statement.PublishStatement;
import org.pledgekeeper.story.RecordedStories;
import org.pledgekeeper.support.RecordedSupport;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;
import org.pledgekeeper.tenant.Role;

/** Loads one sample organisation in a transaction of its own; one that is there already is left alone. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class LoadSample {
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Inject
    private FoundTenant tenants;
    @Inject
    private PublishStatement statements;
    @Inject
    private RecordedRound rounds;
    @Inject
    private RecordedEvidence evidence;
    @Inject
    private RecordedEntries entries;
    @Inject
    private RecordedActions actions;
    @Inject
    private RecordedPromises promises;
    @Inject
    private RecordedLines saidLines;
    @Inject
    private RecordedChampions champions;
    @Inject
    private RecordedStories stories;
    @Inject
    private RecordedJoint joint;
    @Inject
    private RecordedSupport support;
    @Inject
    private RecordedBoard board;
    @Inject
    private Checklists checklists;

    /** @return whether it was loaded */
    public boolean organisation(Path folder) throws IOException {
        Sample sample = YAML.readValue(folder.resolve("tenant.yaml").toFile(), Sample.class);
        if (tenants.taken(sample.slug())) {
            return false;
        }
        tenants.found(sample.slug(), sample.name(), sample.sector(), sample.area(), sample.size(), sample.pledgedOn());
        AuthorisedFace face = new AuthorisedFace(statement(folder), sample.website(), logo(folder, sample), sample.logo().alt());
        face.authorise(sample.seniorLeader().name(), sample.seniorLeader().role(), sample.seniorLeader().authorisedOn());
        statements.publish(face, noon(sample.pledgedOn()));
        if (sample.members() != null) {
            sample.members().forEach(member -> tenants.addMember(member.subject(), member.name(), member.email(), member.role()));
        }
        Sample.Member writer =
                members(sample).filter(member -> member.role() == Role.CHAMPION).findFirst().or(() -> members(sample).findFirst())
                        .orElse(new Sample.Member("sample", sample.lead().name(), null, Role.LEAD));
        if (Files.exists(folder.resolve("log.yaml"))) {
            entries.record(YAML.readValue(folder.resolve("log.yaml").toFile(), new TypeReference<>() {}), writer.subject(), writer.name());
        }
        if (Files.exists(folder.resolve("actions.yaml"))) {
            actions.record(YAML.readValue(folder.resolve("actions.yaml").toFile(), new TypeReference<>() {}), writer.subject(),
                    writer.name());
        }
        if (Files.exists(folder.resolve("promises.yaml"))) {
            promises.record(YAML.readValue(folder.resolve("promises.yaml").toFile(), new TypeReference<>() {}), sample.lead().name(),
                    "Sample",
                    noon(sample.pledgedOn()));
        }
        if (Files.exists(folder.resolve("said.yaml"))) {
            saidLines.record(YAML.readValue(folder.resolve("said.yaml").toFile(), new TypeReference<>() {}), sample.lead().name(), "Sample",
                    noon(sample.pledgedOn()));
        }
        if (Files.exists(folder.resolve("champions.yaml"))) {
            champions.record(YAML.readValue(folder.resolve("champions.yaml").toFile(), new TypeReference<>() {}), writer.name(),
                    noon(sample.pledgedOn()));
        }
        if (Files.exists(folder.resolve("stories.yaml"))) {
            stories.record(YAML.readValue(folder.resolve("stories.yaml").toFile(), new TypeReference<>() {}), sample.lead().name());
        }
        if (Files.exists(folder.resolve("support.yaml"))) {
            support.record(YAML.readValue(folder.resolve("support.yaml").toFile(), new TypeReference<>() {}), sample.lead().name());
        }
        for (Sample.Round round : sample.rounds()) {
            Map<String, Assessment.Given> given = new LinkedHashMap<>();
            round.answers().forEach((indicator, answer) -> given.put(indicator,
                    new Assessment.Given(Level.ofCode(answer.level()), answer.note(), answer.changed())));
            UUID id = rounds.record(round.edition() == null ? checklists.current().edition() : round.edition(), noon(round.openedOn()),
                    Optional.ofNullable(round.submittedOn()).map(LoadSample::noon), sample.lead().name(), given);
            round.answers().forEach((indicator, answer) -> Optional.ofNullable(answer.evidence())
                    .ifPresent(link -> evidence.link(id, indicator, link, sample.lead().name(), noon(round.openedOn()))));
        }
        if (Files.exists(folder.resolve("board.yaml"))) {
            board.record(YAML.readValue(folder.resolve("board.yaml").toFile(), new TypeReference<>() {}), sample.lead().name());
        }
        return true;
    }

    /** @return whether it was loaded */
    public boolean joint(RecordedJoint.Recorded one) {
        return joint.record(one);
    }

    private static Stream<Sample.Member> members(Sample sample) {
        return Stream.ofNullable(sample.members()).flatMap(List::stream);
    }

    static String statement(Path folder) throws IOException {
        return Files.readString(folder.resolve("statement.txt")).strip();
    }

    static LogoImage logo(Path folder, Sample sample) throws IOException {
        return LogoImage.from(Files.readAllBytes(folder.resolve(sample.logo().file())));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
