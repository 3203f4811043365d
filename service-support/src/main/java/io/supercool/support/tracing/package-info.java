/** OpenTelemetry spans that follow a payload from service to service. */
@NullMarked
package io.supercool.support.tracing;

import org.jspecify.annotations.NullMarked;
