package io.supercool.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void distanceCountsInsertionsDeletionsAndSubstitutions() {
    assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    assertThat(NearestName.distance("lMax", "lmax")).as("case ignored").isZero();
  }

  @Test
  void distanceIsAMetric() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String a = word(random);
      String b = word(random);
      String c = word(random);
      int ab = NearestName.distance(a, b);
      assertThat(NearestName.distance(b, a)).isEqualTo(ab);
      assertThat(ab == 0).isEqualTo(a.equals(b));
      assertThat(ab).isLessThanOrEqualTo(NearestName.distance(a, c) + NearestName.distance(c, b));
    }
  }

  @Test
  void nearestIsFound() {
    assertThat(NearestName.to("epoch", List.of("seed", "epochs", "layers"))).isEqualTo("epochs");
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  @Test
  void whatIsFarIsNoSlip() {
    List<String> known = List.of("temperature", "e_pot", "box");
    assertThat(NearestName.slipOf("temperatur", known)).contains("temperature");
    assertThat(NearestName.slipOf("e_pots", known)).contains("e_pot");
    assertThat(NearestName.slipOf("Box", known)).contains("box");
    assertThat(NearestName.slipOf("velocities", known)).isEmpty();
    assertThat(NearestName.slipOf("x", known)).isEmpty();
  }
}
