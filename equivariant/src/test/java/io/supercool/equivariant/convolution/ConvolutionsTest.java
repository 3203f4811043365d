package io.supercool.equivariant.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.radial.RadialGrid;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConvolutionsTest {

  private final ConvolutionCase c = ConvolutionCase.random(WithoutVectors.SHAPE, 20, 1);

  @Test
  void withoutTheVectorModuleFallBackToPlainLoops() throws Exception {
    String classPath =
        location(Convolutions.class) + File.pathSeparator + location(WithoutVectors.class);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                WithoutVectors.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    float[] scalar = c.forward(Convolutions.scalar(c.shape(), c.grid(), 1));
    assertThat(output).isEqualTo(Integer.toString(Arrays.hashCode(scalar)));
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void takeAnyNumberOfChannels() {
    ConvolutionShape odd = new ConvolutionShape(1, 1, 3, false);
    ConvolutionCase three = ConvolutionCase.random(odd, 20, 2);
    assertThat(three.forward(Convolutions.create(odd, three.grid(), 1))).doesNotContain(Float.NaN);
  }

  @Test
  void refuseArraysThatAreTooShort() {
    Convolution convolution = Convolutions.create(c.shape(), c.grid(), 1);
    float[] messages = new float[c.shape().messageSize(20) - 1];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convolution.forward(c.edges(), c.features(), c.radialTable(), messages))
        .withMessageContaining("messages hold " + messages.length);
  }

  @Test
  void refuseEdgesWhoseHarmonicsEndTooEarly() {
    ConvolutionShape finer = new ConvolutionShape(1, 3, 8, true);
    Convolution convolution = Convolutions.create(finer, new RadialGrid(2, 16), 1);
    float[] table = new float[17 * finer.paths().size() * 8];
    float[] messages = new float[finer.messageSize(20)];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convolution.forward(c.edges(), c.features(), table, messages))
        .withMessageContaining("lMax 2");
  }

  @Test
  void refuseNoThreads() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Convolutions.create(c.shape(), c.grid(), 0))
        .withMessageContaining("threads is 0");
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
