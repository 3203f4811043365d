package io.supercool.physics.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.physics.data.Botan;
import org.junit.jupiter.api.Test;

class BotanNeighbourTest {
  @Test
  void configuration401HasTheEdgesCountedByBruteForceInNumPy() {
    NeighbourList list =
        new NeighbourSearch(Botan.BOX, 2).find(Botan.validation(401).numbers("initial_positions"));
    assertThat(list.edges()).isEqualTo(166_240);
  }
}
