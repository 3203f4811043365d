package io.supercool.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.supercool.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;

/**
 * A broker of the test's own, which it stops and starts through a {@code Consumer<Boolean>}: a type
 * that the test and this class, in loaders of their own, have in common.
 */
public class OutageBroker implements QuarkusTestResourceLifecycleManager {
  private final Path data;
  private EmbeddedBroker broker;

  /** Starts the broker. */
  public OutageBroker() throws IOException {
    data = Files.createTempDirectory("supercool-outage");
    broker = new EmbeddedBroker(0, data);
  }

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
  }

  @Override
  public void inject(TestInjector testInjector) {
    Consumer<Boolean> control = this::run;
    testInjector.injectIntoFields(control, new TestInjector.MatchesType(Consumer.class));
  }

  private void run(boolean up) {
    if (up) {
      int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
      broker = new EmbeddedBroker(port, data);
    } else {
      broker.close();
    }
  }

  @Override
  public void stop() {
    broker.close();
    try {
      Utils.delete(data.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
