package io.supercool.dashboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.dashboard.state.pipeline.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Dashboards and alerts ask for metrics that exist: docs/reference/metrics.md says whose they are.
 */
class MonitoringTest {
  private static final Pattern METRIC = Pattern.compile("supercool_[a-z_]+");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(supercool_[a-z_]+)` \\| ([a-z-]+) \\|", Pattern.MULTILINE);

  private final Map<String, String> serviceOf = new HashMap<>();

  MonitoringTest() throws IOException {
    ROW.matcher(Repository.text("docs/reference/metrics.md"))
        .results()
        .forEach(row -> serviceOf.put(row.group(1), row.group(2)));
  }

  @Test
  void everyMetricAskedForIsDocumented() throws IOException {
    assertThat(serviceOf).isNotEmpty();
    assertThat(askedFor()).isNotEmpty().isSubsetOf(serviceOf.keySet());
  }

  @Test
  void everyDocumentedMetricIsAMeterOfItsService() throws IOException {
    assertThat(serviceOf).isNotEmpty();
    for (Map.Entry<String, String> metric : serviceOf.entrySet()) {
      Path sources = Repository.ROOT.resolve(metric.getValue()).resolve("src/main/java");
      assertThat(sources).as(metric.getKey()).isDirectory();
      String meter = metric.getKey().replaceAll("(_total|_seconds)$", "").replace('_', '.');
      assertThat(text(sources)).as(metric.getKey()).contains('"' + meter + '"');
    }
  }

  @Test
  void panelsHaveTheirOwnIdsAndAskTheProvisionedSource() throws IOException {
    JsonNode dashboard = Repository.json("deploy/grafana/dashboards/supercool.json");
    JsonNode source =
        Repository.yaml("deploy/grafana/provisioning/datasources/prometheus.yml")
            .at("/datasources/0/uid");
    Set<Integer> ids = new HashSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      assertThat(ids.add(panel.get("id").asInt())).isTrue();
      assertThat(panel.get("title").asText()).isNotBlank();
      assertThat(panel.get("description").asText()).isNotBlank();
      assertThat(panel.get("targets")).isNotEmpty();
      for (JsonNode target : panel.get("targets")) {
        assertThat(target.at("/datasource/uid")).isEqualTo(source);
      }
    }
    assertThat(ids).isNotEmpty();
  }

  @Test
  void prometheusScrapesEveryServiceAndReadsTheAlerts() throws IOException {
    JsonNode prometheus = Repository.yaml("deploy/prometheus/prometheus.yml");
    JsonNode compose = Repository.yaml("docker-compose.yml");
    List<String> scraped = new ArrayList<>();
    for (JsonNode name : prometheus.at("/scrape_configs/0/dns_sd_configs/0/names")) {
      assertThat(compose.get("services").has(name.asText())).isTrue();
      scraped.add(name.asText());
    }
    assertThat(scraped).containsExactlyInAnyOrderElementsOf(Services.NAMES);
    String file = prometheus.at("/rule_files/0").asText();
    String documentation = Repository.text("docs/reference/metrics.md");
    JsonNode rules = Repository.yaml("deploy/prometheus/" + file).at("/groups/0/rules");
    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      String alert = rule.get("alert").asText();
      assertThat(documentation).contains("\n### " + alert + "\n");
      assertThat(rule.at("/annotations/runbook").asText())
          .isEqualTo("docs/reference/metrics.md#" + alert.toLowerCase(Locale.ROOT));
      assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
    }
  }

  private static Set<String> askedFor() throws IOException {
    String asked =
        Repository.text("deploy/grafana/dashboards/supercool.json")
            + Repository.text("deploy/prometheus/alerts.yml");
    return METRIC
        .matcher(asked)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replaceAll("_(sum|count|max)$", ""))
        .collect(Collectors.toSet());
  }

  private static String text(Path sources) throws IOException {
    StringBuilder text = new StringBuilder();
    try (var files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
