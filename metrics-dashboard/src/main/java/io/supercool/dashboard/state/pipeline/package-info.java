/** How the pipeline is: services, topics, stages, dead letters, suspicious frames. */
@NullMarked
package io.supercool.dashboard.state.pipeline;

import org.jspecify.annotations.NullMarked;
