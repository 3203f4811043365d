/** The service: training requests and graphs come in; models, predictions and events go out. */
@NullMarked
package io.supercool.model;

import org.jspecify.annotations.NullMarked;
