package io.supercool.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dependency table of docs/explanation/architecture.md, as far as a test can hold it. */
class ArchitectureTest {
  private static final String OURS = "io.supercool.";

  /** Folder of each module to the package all its classes are in. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("contracts", "contracts"),
          Map.entry("storage", "storage"),
          Map.entry("model-library", "library"),
          Map.entry("physics", "physics"),
          Map.entry("readers", "reader"),
          Map.entry("evaluation", "evaluation"),
          Map.entry("equivariant", "equivariant"),
          Map.entry("service-support", "support"),
          Map.entry("embedded-broker", "broker"),
          Map.entry("ingest-service", "ingest"),
          Map.entry("graph-service", "graph"),
          Map.entry("label-service", "label"),
          Map.entry("model-service", "model"),
          Map.entry("metrics-dashboard", "dashboard"),
          Map.entry("console", "console"),
          Map.entry("tracking", "tracking"),
          Map.entry("launcher", "launcher"),
          Map.entry("benchmarks", "benchmarks"));

  /** What each package may use of ours, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("contracts", Set.of()),
          Map.entry("storage", Set.of()),
          Map.entry("library", Set.of("contracts", "storage")),
          Map.entry("physics", Set.of()),
          Map.entry("reader", Set.of("contracts", "storage", "physics")),
          Map.entry("evaluation", Set.of("contracts")),
          Map.entry("equivariant", Set.of()),
          Map.entry("support", Set.of("contracts", "storage")),
          Map.entry("broker", Set.of("contracts", "storage")),
          Map.entry("ingest", Set.of("contracts", "storage", "support", "physics", "reader")),
          Map.entry("graph", Set.of("contracts", "support", "physics")),
          Map.entry("label", Set.of("contracts", "support", "physics")),
          Map.entry(
              "model",
              Set.of(
                  "contracts",
                  "storage",
                  "library",
                  "evaluation",
                  "support",
                  "physics",
                  "equivariant")),
          Map.entry(
              "dashboard", Set.of("contracts", "storage", "evaluation", "support", "physics")),
          Map.entry("console", Set.of()),
          Map.entry("tracking", Set.of("console")),
          Map.entry(
              "launcher",
              Set.of(
                  "contracts",
                  "storage",
                  "library",
                  "evaluation",
                  "physics",
                  "console",
                  "tracking",
                  "reader")),
          Map.entry(
              "benchmarks",
              Set.of(
                  "contracts",
                  "storage",
                  "physics",
                  "reader",
                  "evaluation",
                  "equivariant",
                  "broker",
                  "ingest",
                  "graph",
                  "model",
                  "console")));

  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");

  private static final JavaClasses CLASSES = importModules();

  @Test
  void everyModuleIsInTheTable() throws IOException {
    List<String> modules =
        MODULE
            .matcher(Files.readString(Repository.ROOT.resolve("pom.xml")))
            .results()
            .map(module -> module.group(1))
            .filter(module -> !module.equals("system-tests") && !module.equals("distribution"))
            .toList();
    assertThat(PACKAGES).containsOnlyKeys(modules);
    assertThat(MAY_USE).containsOnlyKeys(PACKAGES.values());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(OURS + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyClassIsInItsModulesPackage() {
    PACKAGES.forEach(
        (folder, name) ->
            assertThat(new ClassFileImporter().importPath(compiled(folder)))
                .as(folder)
                .isNotEmpty()
                .allMatch(type -> (type.getPackageName() + ".").startsWith(OURS + name + ".")));
  }

  @Test
  void modulesUseWhatTheArchitectureSays() {
    MAY_USE.forEach(
        (name, used) -> {
          List<String> others = new ArrayList<>();
          for (String other : MAY_USE.keySet()) {
            if (!other.equals(name) && !used.contains(other)) {
              others.add(OURS + other + "..");
            }
          }
          noClasses()
              .that()
              .resideInAPackage(OURS + name + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others.toArray(String[]::new))
              .check(CLASSES);
        });
  }

  @Test
  void mathematicsAndStorageUseNothingButTheLanguage() {
    classes()
        .that()
        .resideInAnyPackage(OURS + "physics..", OURS + "equivariant..", OURS + "storage..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "jdk.incubator.vector..",
            "org.jspecify..",
            OURS + "physics..",
            OURS + "equivariant..",
            OURS + "storage..")
        .check(CLASSES);
  }

  @Test
  void frameworksStayWhereTheyBelong() {
    noClasses()
        .that()
        .resideInAnyPackage(
            OURS + "contracts..",
            OURS + "library..",
            OURS + "reader..",
            OURS + "evaluation..",
            OURS + "console..",
            OURS + "tracking..",
            OURS + "launcher..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "ai.djl..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "model..", OURS + "benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "broker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..")
        .check(CLASSES);
  }

  @Test
  void theVectorApiIsUsedInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(OURS + "equivariant.convolution.vector..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jdk.incubator.vector..")
        .check(CLASSES);
  }

  private static JavaClasses importModules() {
    List<Path> folders = PACKAGES.keySet().stream().map(ArchitectureTest::compiled).toList();
    folders.forEach(
        folder -> assertThat(Files.exists(folder)).as("%s is compiled", folder).isTrue());
    return new ClassFileImporter().importPaths(folders);
  }

  private static Path compiled(String module) {
    return Repository.ROOT.resolve(module).resolve("target/classes");
  }
}
