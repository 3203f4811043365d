package io.supercool.equivariant.convolution;

import io.supercool.equivariant.convolution.layout.ConvolutionShape;
import java.util.Arrays;

/** A program for a virtual machine without the vector module: prints a hash of some messages. */
final class WithoutVectors {

  static final ConvolutionShape SHAPE = new ConvolutionShape(1, 2, 8, true);

  private WithoutVectors() {}

  public static void main(String[] arguments) {
    ConvolutionCase c = ConvolutionCase.random(SHAPE, 20, 1);
    float[] messages = c.forward(Convolutions.create(SHAPE, c.grid(), 2));
    System.out.print(Arrays.hashCode(messages));
  }
}
