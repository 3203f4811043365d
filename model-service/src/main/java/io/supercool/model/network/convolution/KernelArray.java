package io.supercool.model.network.convolution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * An array that the fused kernels and the engine exchange, kept from call to call: fresh memory
 * costs more than what is copied into it, and what the garbage collector frees late lets the
 * process grow. It grows to the largest size asked for. Not thread-safe.
 */
final class KernelArray {
  private float[] values = new float[0];
  private ByteBuffer shared = ByteBuffer.allocateDirect(0);

  /** The array, of at least {@code size} numbers; what is in it stays unless it has to grow. */
  float[] ofSize(int size) {
    if (values.length < size) {
      values = new float[size];
    }
    return values;
  }

  /** Copies the engine's numbers here. */
  float[] read(NDArray array) {
    FloatBuffer source = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    float[] target = ofSize(source.remaining());
    source.get(target, 0, source.remaining());
    return target;
  }

  /** The first numbers as an array of the engine, valid until they are shared again. */
  NDArray share(NDManager manager, Shape shape) {
    int size = Math.toIntExact(shape.size());
    if (shared.capacity() < Float.BYTES * size) {
      shared = ByteBuffer.allocateDirect(Float.BYTES * size);
    }
    ByteBuffer view = shared.slice(0, Float.BYTES * size).order(ByteOrder.nativeOrder());
    view.asFloatBuffer().put(values, 0, size);
    return manager.create(view, shape, DataType.FLOAT32);
  }
}
