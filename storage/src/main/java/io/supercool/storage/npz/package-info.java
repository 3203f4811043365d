/**
 * NumPy's arrays and archives of them, {@code .npy} and {@code .npz}, read without trust and
 * written.
 *
 * <p>Format: <a href="https://numpy.org/neps/nep-0001-npy-format.html">NumPy enhancement proposal
 * 1</a>.
 */
@NullMarked
package io.supercool.storage.npz;

import org.jspecify.annotations.NullMarked;
