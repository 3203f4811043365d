package io.supercool.model.network;

/** What the forward pass of a {@link KernelConvolution} reads and fills. */
final class KernelBuffers {
  final KernelArray features = new KernelArray();
  final KernelArray table = new KernelArray();
  final KernelArray weights = new KernelArray();
  final KernelArray messages = new KernelArray();
  final KernelArray mixed = new KernelArray();
}
