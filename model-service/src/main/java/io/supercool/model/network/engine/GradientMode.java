package io.supercool.model.network.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether libtorch records what it does for a backward pass, which it decides thread by thread. DJL
 * turns recording off only on the thread that loads the engine; on every other one it is on, and
 * then parameters cannot be changed in place. A gradient collector turns it on while it is open.
 */
public final class GradientMode {
  private GradientMode() {}

  /** Turns recording off on this thread. */
  public static void off() {
    JniUtils.setGradMode(false);
  }
}
