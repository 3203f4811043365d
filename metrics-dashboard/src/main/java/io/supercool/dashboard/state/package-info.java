/** Parts of what a page shows: each tells a page what changed since it was told last. */
@NullMarked
package io.supercool.dashboard.state;

import org.jspecify.annotations.NullMarked;
