package io.supercool.launcher.command.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.broker.EmbeddedBroker;
import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.system.SystemState;
import io.supercool.launcher.system.SystemStateFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On the broker of a running system, as another terminal finds it. */
class DeadLettersCommandTest {
  @TempDir Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream listener = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final PrintStream before = System.out;

  @BeforeEach
  void listen() {
    System.setOut(listener);
    System.setProperty(Installation.HOME_PROPERTY, home.toString());
  }

  @AfterEach
  void forget() {
    System.setOut(before);
    System.clearProperty(Installation.HOME_PROPERTY);
  }

  @Test
  void lettersAreListedShownPublishedAgainAndDeleted() throws Exception {
    try (EmbeddedBroker broker = SharedBroker.another();
        BrokerClient client = new BrokerClient(broker.bootstrapServers())) {
      running(broker.bootstrapServers());
      assertThat(execute("list")).isZero();
      assertThat(said()).isEqualTo("0 dead letters.\n");
      assertThat(execute("replay", "--all")).isZero();
      assertThat(execute("drop", "--all")).isZero();
      assertThat(said()).contains("There are no dead letters.");
      for (int i = 0; i < 3; i++) {
        giveUp(client, i);
      }

      assertThat(execute("list", "--limit", "2")).isZero();
      assertThat(said())
          .doesNotContain("sources:0")
          .contains("sources:1", "sources:2", "no such file", "The newest 2 of 3 dead letters;");
      assertThat(execute("list", "--topic", "sources", "--json")).isZero();
      assertThat(said().lines())
          .hasSize(3)
          .allSatisfy(line -> assertThat(line).startsWith("{\"letter\":\"sources:"));
      assertThat(execute("show", "sources:2")).isZero();
      assertThat(said()).contains("\"id\" : \"request 2\"");
      assertThat(execute("show", "sources:3")).isEqualTo(1);

      assertThat(execute("replay", "sources:3", "sources:1")).as("one of two").isEqualTo(1);
      assertThat(said()).contains("There is no dead letter sources:3", "request 1 (1 record)");
      assertThat(execute("replay", "--all", "--topic", "sources")).isZero();
      assertThat(client.all(Topics.SOURCES.name(), record -> true)).hasSize(4);

      assertThat(execute("drop", "sources:1")).as("not asked for").isEqualTo(1);
      assertThat(said()).contains("2 letters, sources:0 to sources:1", "add --yes");
      assertThat(execute("drop", "sources:1", "--yes")).isZero();
      assertThat(execute("list")).isZero();
      assertThat(said()).contains("sources:2", "1 dead letter.").doesNotContain("sources:1 ");
      assertThat(execute("drop", "--all", "--yes")).isZero();
      assertThat(execute("list")).isZero();
      assertThat(said()).endsWith("0 dead letters.\n");
    }
  }

  @Test
  void whatMakesNoSenseIsStatus2() {
    running("127.0.0.1:1");
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("list", "--limit", "0")).isEqualTo(2);
    assertThat(execute("replay")).isEqualTo(2);
    assertThat(execute("replay", "--topic", "sources")).isEqualTo(2);
    assertThat(execute("drop", "--all", "sources:1")).isEqualTo(2);
  }

  @Test
  void withoutASystemItSaysWhatToDo() {
    assertThat(execute("list")).isEqualTo(1);
    assertThat(said()).contains("No system runs", "./supercool up");
  }

  private void running(String bootstrapServers) {
    new SystemStateFile(Installation.current().stateFile())
        .write(
            new SystemState(
                SystemState.Identity.of(ProcessHandle.current()),
                bootstrapServers,
                "http://localhost:1/",
                home.toString(),
                List.of()));
  }

  private static void giveUp(BrokerClient client, int number) throws Exception {
    ProducerRecord<String, byte[]> request =
        Topics.SOURCES.record(
            SourceRequest.of("request " + number, "/data/a.npz", Split.LIVE), "launcher");
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(
            Topics.SOURCES.deadLetters(), 0, request.key(), request.value(), request.headers());
    DeadLetter.of("ingest-service", Topics.SOURCES.name(), 3, number, "no such file")
        .addTo(letter.headers());
    client.send(letter);
  }

  private int execute(String... arguments) {
    said.reset();
    return new CommandLine(new DeadLettersCommand())
        .setErr(new PrintWriter(listener, true))
        .execute(arguments);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
