/** {@code supercool models}: the library of models. */
@NullMarked
package io.supercool.launcher.command.models;

import org.jspecify.annotations.NullMarked;
