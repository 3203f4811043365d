package io.supercool.reader.lammps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.frame.MalformedFrameException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LammpsDumpParserTest {
  private static final String HEAD =
      """
      ITEM: TIMESTEP
      100
      ITEM: NUMBER OF ATOMS
      2
      ITEM: BOX BOUNDS pp pp pp
      -1 4
      0 6
      0 7
      """;
  private static final String FRAME = HEAD + "ITEM: ATOMS id type x y z\n2 2 1 2 3\n1 1 -1 0.5 6\n";

  @Test
  void sortsByIdAndPutsTheBoxAtTheOrigin() throws Exception {
    Frame frame = parser(FRAME).next();
    assertThat(frame.step()).isEqualTo(100);
    assertThat(frame.time()).isNaN();
    assertThat(frame.units()).isNull();
    assertThat(frame.box()).containsExactly(5, 6, 7);
    assertThat(frame.speciesNames()).containsExactly("A", "B");
    assertThat(frame.species()).containsExactly(0, 1);
    assertThat(frame.positions()).containsExactly(0, 0.5, 6, 2, 2, 3);
    assertThat(frame.potentialEnergy()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z y x type id             | 3 2 1 2 7          | 2, 2, 3",
        "type xs ys zs             | 2 0.5 0.5 0.5      | 2.5, 3, 3.5",
        "type xsu ysu zsu          | 2 1.5 0.5 0.5      | 7.5, 3, 3.5",
        "type xu yu zu x y z       | 2 11 2 3 1 2 3     | 12, 2, 3",
        "type x y z ix iy iz       | 2 1 2 3 -1 0 2     | -3, 2, 17",
        "type xs ys zs ix iy iz    | 2 0.5 0.5 0.5 1 0 0| 7.5, 3, 3.5",
        "type xu yu zu ix iy iz    | 2 1 2 3 5 5 5      | 2, 2, 3",
        "vx type x q y vy z        | 9 2 1 nan 2 x 3    | 2, 2, 3",
      })
  void takesColumnsInAnyOrderAndForm(String columns, String row, String expected) throws Exception {
    Frame frame =
        parser(HEAD.replace("\n2\n", "\n1\n") + "ITEM: ATOMS " + columns + " \n" + row + "\n")
            .next();
    assertThat(frame.positions()).containsExactly(numbers(expected));
    assertThat(frame.species()).containsExactly(1);
  }

  @Test
  void takesAGeneralTriclinicBox() throws Exception {
    String vectors = "abc origin pp pp pp\n5 0 0 -1\n0 6 0 0\n0 0 7 0\n";
    String frame = FRAME.replace("pp pp pp\n-1 4\n0 6\n0 7\n", vectors);
    assertThat(parser(frame).next().box()).containsExactly(5, 6, 7);
    assertThat(parser(frame).next().positions()).containsExactly(0, 0.5, 6, 2, 2, 3);
    Frame tilted = parser(frame.replace("0 6 0 0", "0.5 6 0 0")).next();
    assertThat(tilted.box()).containsExactly(5, 0, 0, 0.5, 6, 0, 0, 0, 7);
    assertThatThrownBy(() -> parser(frame.replace("0 6 0 0", "10 0 0 0")).next())
        .isInstanceOf(MalformedFrameException.class)
        .hasMessageContaining("frame 1, line 11: the edges")
        .hasMessageContaining("span no volume");
  }

  @Test
  void aPlaneMayBeTiltedInItself() throws Exception {
    String box = "BOX BOUNDS xy xz yz pp pp pp\n0 6 1\n0 6 0\n0 7 0\n";
    String flat =
        HEAD.replaceAll("(?s)BOX BOUNDS.*", "") + box + "ITEM: ATOMS type x y\n1 2 3\n2 4 1\n";
    assertThat(parser(flat).next().box()).containsExactly(5, 0, 1, 6);
    assertThat(parser(flat).next().dimensions()).isEqualTo(2);
    String leaning = flat.replace("0 7 0\n", "0 7 2\n");
    assertThat(parser(leaning).next().box()).containsExactly(5, 0, 1, 4);
  }

  @Test
  void twoDimensionsAreThoseWithoutZOrWithTheSameForAll() throws Exception {
    for (String atoms :
        new String[] {"type y x\n1 2 3\n2 4 1\n", "type y x z\n1 2 3 0\n2 4 1 0\n"}) {
      Frame frame = parser(HEAD + "ITEM: ATOMS " + atoms).next();
      assertThat(frame.box()).containsExactly(5, 6);
      assertThat(frame.positions()).containsExactly(4, 2, 2, 4);
    }
  }

  @Test
  void lastFrameIsRefusedIfItsLastLineHasNoEnd() throws Exception {
    LammpsDumpParser parser = parser((FRAME + "\r\n").repeat(3000).stripTrailing());
    for (int frames = 0; frames < 2999; frames++) {
      assertThat(parser.next()).isNotNull();
    }
    assertThatThrownBy(parser::next)
        .isInstanceOf(MalformedFrameException.class)
        .hasMessageContaining("without a line break: the last number may be cut short");
  }

  @Test
  void goesOnAfterADamagedFrame() throws Exception {
    LammpsDumpParser parser = parser(FRAME + FRAME.replace("2 2 1", "2 2 ?") + FRAME);
    parser.next();
    assertThatThrownBy(parser::next)
        .isInstanceOf(MalformedFrameException.class)
        .hasMessageContaining("frame 2, line 21: `?` is not a number");
    assertThat(parser.skipToNextFrame()).isTrue();
    assertThat(parser.next().positions()).hasSize(6);
    assertThat(parser.next()).isNull();
  }

  @Test
  void readsOnWhereAGrowingFileEndedBefore() throws Exception {
    String file = "ITEM: UNITS\nmetal\nITEM: TIME\n0.5\n" + FRAME + "ITEM: TIME\n1.5\n" + FRAME;
    int frames = 0;
    long offset = 0;
    String units = null;
    for (int length = 0; length <= file.length(); length++) {
      String grown = file.substring((int) offset, length);
      LammpsDumpParser parser =
          new LammpsDumpParser(stream(grown), ReadLimits.DEFAULT, units, true);
      try {
        Frame frame = parser.next();
        if (frame != null) {
          frames++;
          assertThat(frame.time()).isEqualTo(frames - 0.5);
          assertThat(frame.units()).isEqualTo("metal");
          assertThat(frame.positions()).containsExactly(0, 0.5, 6, 2, 2, 3);
          offset += parser.offset();
          units = parser.units();
        }
      } catch (MalformedFrameException e) {
        assertThat(e.isEndsEarly()).as("%d: %s", length, e.getMessage()).isTrue();
      }
    }
    assertThat(frames).isEqualTo(2);
    assertThat(offset).isEqualTo(file.length());
  }

  private static LammpsDumpParser parser(String text) {
    return new LammpsDumpParser(stream(text), ReadLimits.DEFAULT);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
