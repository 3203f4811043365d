/** How the pipeline is: services, topics, stages, dead letters, warnings. */
@NullMarked
package io.supercool.dashboard.state.pipeline;

import org.jspecify.annotations.NullMarked;
