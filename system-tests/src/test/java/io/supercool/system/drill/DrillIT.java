package io.supercool.system.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.system.KafkaView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults in a running system: nothing is lost, nothing is there twice, nothing differs from an
 * undisturbed run, and nobody helps. The build runs a short one; {@link DrillOptions} says what
 * others there are. Each appends a row to {@code target/drills.md}.
 *
 * <pre>
 * mvn -B -pl system-tests -am test -Dtest=DrillIT -Dsurefire.failIfNoSpecifiedTests=false -Ddrill.seed=7 -Ddrill.faults=20
 * </pre>
 */
class DrillIT {
  private static final long PATIENCE_MINUTES = 20;
  private static final Path TABLE = Path.of("target/drills.md");

  @TempDir Path folder;

  @Test
  void nothingIsLost() throws Exception {
    DrillOptions options = DrillOptions.ofProperties();
    Path workspace = Path.of(System.getProperty("drill.workspace", folder + "/workspace"));
    try (ThreeBrokers brokers = options.brokers() == 1 ? null : new ThreeBrokers(folder);
        DrilledSystem system = new DrilledSystem(folder, workspace, brokers)) {
      system.start();
      DrillWork work = new DrillWork(system, folder, options.files(), options.frames());
      work.prepare();
      CompletableFuture<Void> given = work.begin(options.faults() * options.every());
      long start = System.nanoTime();
      happen(options, system);
      double faulted = (System.nanoTime() - start) / 1e9;
      given.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
      try (KafkaView kafka = new KafkaView(DrilledSystem.bootstrapServers())) {
        system
            .up()
            .awaitUntil(
                "everything is done",
                () -> {
                  kafka.poll();
                  return DrillVerdict.complete(kafka, work);
                });
        DrillVerdict verdict = DrillVerdict.of(kafka, work);
        record(options, work, verdict, faulted, (System.nanoTime() - start) / 1e9);
        assertThat(verdict.faults()).isEmpty();
      }
      assertThat(system.up().output()).doesNotContain("cannot run");
    }
  }

  private static void happen(DrillOptions options, DrilledSystem system) throws Exception {
    Random random = new Random(options.seed());
    for (int k = 1; k <= options.faults(); k++) {
      Fault fault = options.kinds().get(random.nextInt(options.kinds().size()));
      String target = options.targets().get(random.nextInt(options.targets().size()));
      Thread.sleep((long) (1e3 * options.every() * (0.5 + random.nextDouble())));
      System.out.printf("drill %d, fault %d: %s (%s)%n", options.seed(), k, fault.text(), target);
      system.suffer(fault, target, random);
    }
  }

  private static void record(
      DrillOptions options, DrillWork work, DrillVerdict verdict, double faulted, double all)
      throws Exception {
    String row =
        String.format(
            Locale.ROOT,
            "| %d | %d | %d | %.0f s | %.0f s | %d | %s | %.0f %% | %s |%n",
            options.seed(),
            options.brokers(),
            options.faults(),
            faulted,
            all,
            work.commands(),
            verdict.counts(),
            100 * verdict.doneTwice(),
            verdict.faults().isEmpty() ? "nothing" : String.join("; ", verdict.faults()));
    System.out.print(row);
    Files.writeString(TABLE, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
