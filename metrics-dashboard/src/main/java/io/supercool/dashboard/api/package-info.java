/** What goes out: the pipeline's status as JSON, health and meters. */
@NullMarked
package io.supercool.dashboard.api;

import org.jspecify.annotations.NullMarked;
