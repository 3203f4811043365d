package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.RecordLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SharedSettingsTest {

  @Test
  void channelsCarryRecordsAsLargeAsTheContractAllows() throws IOException {
    Properties settings = new Properties();
    try (InputStream file =
        SharedSettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      settings.load(file);
    }
    for (String name : List.of("max.request.size", "max.partition.fetch.bytes")) {
      assertThat(settings.getProperty("mp.messaging.connector.smallrye-kafka." + name))
          .as(name)
          .isEqualTo(String.valueOf(RecordLimits.MAX_MESSAGE_BYTES));
    }
  }
}
