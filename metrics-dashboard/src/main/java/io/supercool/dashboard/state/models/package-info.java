/** Which models there are and predict, and how their training goes. */
@NullMarked
package io.supercool.dashboard.state.models;

import org.jspecify.annotations.NullMarked;
