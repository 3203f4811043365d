package io.supercool.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.doctor.Finding.Level;
import io.supercool.launcher.files.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildChecksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "3.8.7, OK",
    "3.9, OK",
    "3.10.1, OK",
    "4.0.0, OK",
    "3.8.6, FAIL",
    "3.6.3, FAIL",
    "2.9.9, FAIL"
  })
  void mavenIsNewEnough(String version, Level level) {
    assertThat(BuildChecks.maven("\nApache Maven %s (abc)\nJava version: 17\n".formatted(version)))
        .returns(level, Finding::level);
  }

  @Test
  void whatABuildLacksIsNamed() {
    assertThat(BuildChecks.maven(null).text()).contains("there is no mvn");
    assertThat(BuildChecks.maven("mvn: broken").level()).isEqualTo(Level.FAIL);
    assertThat(BuildChecks.compiler(folder).text()).contains(folder + " has no javac");
    assertThat(BuildChecks.compiler(Path.of(System.getProperty("java.home"))).level())
        .isEqualTo(Level.OK);
    assertThat(BuildChecks.stale(true).level()).as("nobody builds").isEqualTo(Level.WARN);
    assertThat(BuildChecks.stale(false).level()).isEqualTo(Level.OK);
  }

  @Test
  void withoutABuildNothingIsNeededForOne() throws IOException {
    Files.createFile(folder.resolve("pom.xml"));
    assertThat(BuildChecks.of(new Installation(folder)))
        .extracting(Finding::check)
        .containsExactly("java", "build");
  }

  @Test
  void anUnpackedArchiveIsCompleteOrToBeUnpackedAgain() {
    List<Finding> findings = BuildChecks.of(new Installation(folder));
    assertThat(findings).extracting(Finding::check).containsExactly("java", "build");
    assertThat(findings.get(1).text()).contains("nothing to build");
    assertThat(BuildChecks.unpacked(true).remedy()).isEqualTo("Unpack the archive again.");
  }
}
