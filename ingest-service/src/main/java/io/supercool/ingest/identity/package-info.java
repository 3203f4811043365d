/** Which content every snapshot id was given for, so that no id is given twice. */
@NullMarked
package io.supercool.ingest.identity;

import org.jspecify.annotations.NullMarked;
