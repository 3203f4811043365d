/** What users ask of the system, as JSON: to read a source, to train or to learn as it runs. */
@NullMarked
package io.supercool.contracts.request;

import org.jspecify.annotations.NullMarked;
