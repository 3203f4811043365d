package io.supercool.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.files.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir Path home;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void installation() {
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  @Test
  void senselessCommandLineIsStatus2() {
    assertThat(execute("run", "--test", "a.npz")).isEqualTo(2);
    assertThat(errors.toString()).contains("--train");
    assertThat(execute("run", "--epochs", "many")).isEqualTo(2);
    assertThat(execute("ingest")).isEqualTo(2);
    assertThat(execute("benchmark", "--threads", "0")).isEqualTo(2);
    assertThat(execute("fly")).isEqualTo(2);
    assertThat(execute("run", "--mlflow", "http://ada:secret@host")).isEqualTo(2);
    assertThat(errors.toString()).contains("--mlflow", "MLFLOW_TRACKING_PASSWORD");
    assertThat(errors.toString()).doesNotContain("secret");
  }

  @Test
  void withoutASystemStatusAndIngestSayWhatToDo() {
    assertThat(execute("status")).isEqualTo(1);
    assertThat(errors.toString()).contains("No system runs", "./supercool up");
    assertThat(execute("ingest", "pom.xml", "--split", "train")).isEqualTo(1);
    assertThat(execute("ingest", "--follow", "pom.xml")).isEqualTo(1);
    assertThat(execute("ingest", "--imd", "localhost:8888", "--data", "pom.xml")).isEqualTo(1);
  }

  @Test
  void followingNeedsItsFiles() {
    assertThat(execute("ingest", "--when-behind", "panic", "--imd", "localhost:1")).isEqualTo(2);
    assertThat(execute("ingest", "--imd", "localhost:8888")).isEqualTo(1);
    assertThat(errors.toString()).contains("--imd needs --data FILE");
    assertThat(execute("ingest", "--follow", home + "/none")).isEqualTo(1);
    assertThat(errors.toString()).contains("--follow: " + home + "/none does not exist");
  }

  @Test
  void missingFilesAreStatus1WithoutAStackTrace() {
    assertThat(execute("run", "--train", home + "/*.npz")).isEqualTo(1);
    assertThat(errors.toString())
        .startsWith("supercool: --train: no file matches")
        .doesNotContain("\tat ");
  }

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(errors));
    return line.execute(arguments);
  }
}
