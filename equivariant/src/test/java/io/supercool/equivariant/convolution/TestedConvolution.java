package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import io.supercool.equivariant.radial.RadialGrid;
import java.util.List;
import java.util.stream.Stream;

/** A kernel and a shape to test it with. */
record TestedConvolution(String kernel, ConvolutionShape shape) {

  private static final List<ConvolutionShape> SHAPES =
      List.of(
          new ConvolutionShape(0, 3, 8, true),
          new ConvolutionShape(3, 3, 8, true),
          new ConvolutionShape(3, 3, 8, false),
          new ConvolutionShape(2, 2, 16, true),
          new ConvolutionShape(0, 0, 8, true),
          new ConvolutionShape(1, 3, 24, false),
          new ConvolutionShape(6, 6, 8, true),
          new ConvolutionShape(5, 4, 8, false));

  static Stream<TestedConvolution> all() {
    Stream<TestedConvolution> both =
        SHAPES.stream()
            .flatMap(
                shape ->
                    Stream.of(
                        new TestedConvolution("scalar", shape),
                        new TestedConvolution("vector", shape)));
    return Stream.concat(
        both, Stream.of(new TestedConvolution("scalar", new ConvolutionShape(2, 3, 5, true))));
  }

  Convolution create(RadialGrid grid, int threads) {
    return kernel.equals("vector")
        ? Convolutions.vector(shape, grid, threads)
        : Convolutions.scalar(shape, grid, threads);
  }

  Mixing createMixing(int threads) {
    return kernel.equals("vector")
        ? Convolutions.vectorMixing(shape, threads)
        : Convolutions.scalarMixing(shape, threads);
  }
}
