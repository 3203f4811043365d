package io.supercool.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The settings that service-support gives every service's Kafka clients. */
final class ClientSettings {
  private static final String FILE = "META-INF/microprofile-config.properties";
  private static final String SHARED = "mp.messaging.connector.smallrye-kafka.";

  private ClientSettings() {}

  /** For the broker at {@code servers}. */
  static Map<String, Object> of(String servers) {
    Map<String, Object> settings = new HashMap<>();
    try {
      ClassLoader classes = ClientSettings.class.getClassLoader();
      for (URL file : Collections.list(classes.getResources(FILE))) {
        Properties properties = new Properties();
        try (InputStream in = file.openStream()) {
          properties.load(in);
        }
        for (String name : properties.stringPropertyNames()) {
          String value = properties.getProperty(name);
          // What refers to another property is a process' name, which a benchmark has not.
          if (name.startsWith(SHARED) && !value.startsWith("${")) {
            settings.put(name.substring(SHARED.length()), value);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
    settings.put("bootstrap.servers", servers);
    return settings;
  }
}
