package io.supercool.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void saysWhenItIsReadyAndStopsInOrder() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "--data",
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String ready = output.readLine();
      assertThat(ready).startsWith("ready 127.0.0.1:");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", ready.split(" ")[1]))) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      }
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(folder.resolve(".kafka_cleanshutdown")).as("clean shutdown").exists();
    } finally {
      process.destroyForcibly();
    }
  }
}
