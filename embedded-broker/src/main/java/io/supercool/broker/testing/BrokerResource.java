package io.supercool.broker.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Runs a service's tests on a real broker that has all topics:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(BrokerResource.class)
 * class MyServiceTest { ... }
 * }</pre>
 *
 * <p>with {@code embedded-broker} as a dependency of scope test. All tests of a JVM share one
 * broker, so that it starts once; each test uses trajectories of its own and does not expect to be
 * alone on a topic. A test's own clients find it at {@code kafka.bootstrap.servers}.
 */
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", bootstrapServers());
  }

  @Override
  public void stop() {
    // The broker is shared: it ends with the JVM.
  }

  /**
   * Quarkus loads this class anew, in a loader that it later closes, for every test profile; the
   * broker lives in the JVM's own loader, which stays.
   */
  private static String bootstrapServers() {
    ClassLoader application = ClassLoader.getSystemClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    try {
      return (String)
          Class.forName(SharedBroker.class.getName(), true, application)
              .getMethod("bootstrapServers")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot start the tests' broker: " + e.getCause(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
