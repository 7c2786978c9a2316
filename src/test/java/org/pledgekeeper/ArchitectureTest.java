package org.pledgekeeper;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Named;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.TokenNeeded;

/** The rules of docs/architecture.md that a compiler does not hold. */
@AnalyzeClasses(packages = "org.pledgekeeper", importOptions = ArchitectureTest.WhatShips.class)
class ArchitectureTest {
    private static final String ROOT = "org.pledgekeeper.";

    /** ArchUnit's own option knows the tests by one name of the build's folder only. */
    static final class WhatShips implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    /** Who may import whom: a package may use those of its own line and of the lines below. */
    private static final List<List<String>> LINES = List.of(
            List.of("programme", "figures", "directory", "promise", "feedback", "joint", "samples", "report", "calendar", "digest",
                    "champion", "announcement", "library", "support", "help", "campaign", "board", "drafting"),
            List.of("signup", "statement", "assessment", "evidence", "actionlog", "logbook", "importing", "people", "pulse", "invitation",
                    "story"),
            List.of("checklist"),
            List.of("tenant", "security", "journal", "notice", "refusal", "typed", "database", "web"));

    // Packages ------------------------------------------------------------------------------

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes().should(new ArchCondition<>("be in a package that LINES names") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            say(line(type).isPresent(), type, "is in a package without a place", events);
        }
    });

    @ArchTest
    static final ArchRule featuresPointOneWay = classes().should(new ArchCondition<>("import only their own line and those below") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream().filter(d -> line(d.getTargetClass()).isPresent())
                    .forEach(d -> say(line(d.getTargetClass()).get() >= line(type).orElse(0), type, d.getDescription(), events));
        }
    });

    @ArchTest
    static final ArchRule programmeReadsNoAnswers = classes().that()
            .resideInAnyPackage(ROOT + "programme..", ROOT + "announcement..", ROOT + "library..",
                    ROOT + "support..", ROOT + "help..", ROOT + "campaign..", ROOT + "drafting..")
            .should().onlyDependOnClassesThat(describe("are outside assessment, or say no more than where an organisation stands",
                    type -> !type.getBaseComponentType().getPackageName().equals(ROOT + "assessment")
                            || List.of("Standing", "RoundSignedOff").contains(type.getBaseComponentType().getSimpleName())));

    // Pages and what is behind them ---------------------------------------------------------

    private static final DescribedPredicate<JavaClass> FACING_THE_WEB = describe("face the web",
            type -> Stream.of("Page", "Resource", "Servlet", "Filter").anyMatch(type.getSimpleName()::endsWith)
                    || type.getPackageName().equals(ROOT + "web") || type.isAssignableTo(Servlet.class) || type.isAssignableTo(Filter.class)
                    || type.isAnnotatedWith(Path.class) || type.isAnnotatedWith(Named.class));

    private static final DescribedPredicate<JavaClass> DATABASE_ACCESS =
            describe("reach the database",
                    type -> Stream.of(EntityManager.class, PersistenceContext.class, jakarta.persistence.Query.class, Connection.class,
                            Statement.class,
                            ResultSet.class, DataSource.class).anyMatch(type::isAssignableTo));

    @ArchTest
    static final ArchRule noDatabaseInWhatFacesTheWeb = noClasses().that(FACING_THE_WEB).should().dependOnClassesThat(DATABASE_ACCESS);

    /** Whoever has shown a token is in the workspace that the address names: {@code WorkspaceFilter} is bound to the same annotation. */
    @ArchTest
    static final ArchRule aWorkspaceIsServedToWhoHasAToken = classes().that(describe("serve a workspace to programs",
            type -> type.isAnnotatedWith(Path.class) && type.getAnnotationOfType(Path.class).value().startsWith("workspaces/")))
            .should().beAnnotatedWith(TokenNeeded.class);

    @ArchTest
    static final ArchRule connectionsOnlyInDatabase = noClasses().that().resideOutsideOfPackage(ROOT + "database")
            .should().dependOnClassesThat().areAssignableTo(DataSource.class)
            .orShould().dependOnClassesThat().areAssignableTo(Connection.class);

    @ArchTest
    static final ArchRule facesOnlyInPagesAndWeb = classes().that(dependOnFaces())
            .should().haveSimpleNameEndingWith("Page").orShould().resideInAPackage(ROOT + "web");

    private static DescribedPredicate<JavaClass> dependOnFaces() {
        return describe("know Faces or PrimeFaces",
                type -> type.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getPackageName())
                        .anyMatch(name -> name.startsWith("jakarta.faces") || name.startsWith("org.primefaces")));
    }

    @ArchTest
    static final ArchRule refusalsKnowNoTechnology = classes().that().resideInAPackage(ROOT + "refusal")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", ROOT + "refusal");

    // Use cases -----------------------------------------------------------------------------

    @ArchTest
    static final ArchRule everyUseCaseSaysItsScope = classes()
            .that(describe("hold an EntityManager",
                    type -> type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(PersistenceContext.class))))
            .should(new ArchCondition<>("be exactly one of @InTenant, @AcrossTenants or @PartOfUseCase") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    long scopes = Stream.of(type.isAnnotatedWith(InTenant.class), type.isAnnotatedWith(AcrossTenants.class),
                            type.isAnnotatedWith(PartOfUseCase.class)).filter(is -> is).count();
                    say(scopes == 1, type, "has " + scopes + " of them", events);
                }
            });

    @ArchTest
    static final ArchRule piecesAreCalledByUseCasesOnly = classes().that().areAnnotatedWith(PartOfUseCase.class)
            .should(new ArchCondition<>("be called by use cases and other pieces of them only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream().filter(m -> !m.getModifiers().contains(JavaModifier.STATIC))
                            .flatMap(m -> m.getCallsOfSelf().stream())
                            .map(call -> call.getOriginOwner()).distinct().forEach(caller -> say(caller.isAnnotatedWith(InTenant.class)
                                    || caller.isAnnotatedWith(AcrossTenants.class) || caller.isAnnotatedWith(PartOfUseCase.class), type,
                                    "is called by " + caller.getName(), events));
                }
            });

    @ArchTest
    static final ArchRule scopesStandOnClasses = methods().should().notBeAnnotatedWith(InTenant.class)
            .andShould().notBeAnnotatedWith(AcrossTenants.class).andShould().notBeAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule entityManagersComeFromTheContainer = fields().that().haveRawType(EntityManager.class)
            .should().beAnnotatedWith(PersistenceContext.class);

    /** Weld passes over a method that is not public when its bean is at work already, and the scope would not be set. */
    @ArchTest
    static final ArchRule useCasesHaveNoHalfOpenMethods = methods().that().areDeclaredInClassesThat(areUseCases()).and().areNotStatic()
            .should().bePublic().orShould().bePrivate();

    @ArchTest
    static final ArchRule aChangeIsOneMethod = classes().that(areUseCases()).and(describe("fire a Change",
            type -> type.getDirectDependenciesFromSelf().stream().anyMatch(d -> d.getTargetClass().isEquivalentTo(Change.class))))
            .should(new ArchCondition<>("have one public method") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    long entries = type.getMethods().stream().filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC)).count();
                    say(entries == 1, type, "has " + entries, events);
                }
            });

    /** Start-up, timers and the keeping of figures run without a person, so nothing a person can reach may call them. */
    @ArchTest
    static final ArchRule servicesAreCalledByStartUpAndTimersOnly = classes()
            .that(describe("run without a person",
                    type -> type.tryGetAnnotationOfType(AcrossTenants.class)
                            .filter(a -> List.of(Caller.SERVICE, Caller.HOUSEKEEPER, Caller.FIGURES).contains(a.by())).isPresent()))
            .should(new ArchCondition<>("be called by singletons of start-up and timers only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream().filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                            .flatMap(m -> m.getAccessesToSelf().stream()).map(access -> access.getOriginOwner()).distinct()
                            .forEach(caller -> say(caller.isAnnotatedWith(Singleton.class), type, "is called by " + caller.getName(),
                                    events));
                }
            });

    @ArchTest
    static final ArchRule timersOutliveTheirFailures = methods().that().areAnnotatedWith(Schedule.class)
            .should().beDeclaredInClassesThat().areAssignableTo(TriedAgain.class);

    private static DescribedPredicate<JavaClass> areUseCases() {
        return describe("are use cases", type -> !type.isAnnotatedWith(Interceptor.class)
                && (type.isAnnotatedWith(InTenant.class) || type.isAnnotatedWith(AcrossTenants.class)));
    }

    // Logs ----------------------------------------------------------------------------------

    /** One way for all logs (docs/adr/0040): what is done with entries is written once, and knows none of them by name. */
    @ArchTest
    static final ArchRule aLogIsKnownByItsOwnOnly = classes()
            .that(describe("are the entity of a log", type -> type.isAssignableTo(Entry.class) && !type.isEquivalentTo(Entry.class)))
            .should(new ArchCondition<>("be known only to Log and to the picture of the same name") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String name = type.getSimpleName();
                    Stream.concat(Stream.of(type),
                            type.getPackage().getClasses().stream().filter(one -> one.getName().startsWith(type.getName() + "$")))
                            .flatMap(one -> one.getDirectDependenciesToSelf().stream()).map(d -> d.getOriginClass())
                            .map(origin -> origin.getName().replaceFirst("\\$.*", "").replaceFirst(".*\\.", "")).distinct()
                            .forEach(origin -> say(List.of("Log", name, name + "Picture").contains(origin), type, "is known to " + origin,
                                    events));
                }
            });

    @ArchTest
    static final ArchRule aLogIsAnEntityAndAPicture = classes()
            .that(describe("are the entity of a log", type -> type.isAssignableTo(Entry.class) && !type.isEquivalentTo(Entry.class)))
            .should(new ArchCondition<>("have a picture, and no page, use case or resource of their own") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    List<String> own = type.getPackage().getClasses().stream().map(JavaClass::getSimpleName)
                            .filter(name -> name.startsWith(type.getSimpleName())).sorted().toList();
                    say(own.equals(List.of(type.getSimpleName(), type.getSimpleName() + "Picture")), type, "has " + own, events);
                }
            });

    // Names ---------------------------------------------------------------------------------

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Facade|Assembler)");

    @ArchTest
    static final ArchRule noInterfaceWithOneImplementation =
            classes().that(describe("are interfaces", type -> type.isInterface() && !type.isAnnotation()))
                    .should(new ArchCondition<>("have no or several implementations") {
                        @Override
                        public void check(JavaClass type, ConditionEvents events) {
                            long implementations = type.getAllSubclasses().stream().filter(sub -> !sub.isInterface()).count();
                            say(implementations != 1, type, "has one implementation: use the class itself", events);
                        }
                    });

    // ---------------------------------------------------------------------------------------

    private static Optional<Integer> line(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return Optional.empty();
        }
        String feature = name.substring(ROOT.length()).split("\\.")[0];
        for (int i = 0; i < LINES.size(); i++) {
            if (LINES.get(i).contains(feature)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static void say(boolean holds, JavaClass type, String what, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, holds, type.getName() + ": " + what + " " + type.getSourceCodeLocation()));
    }
}
