/** What ingest-service would publish of files, without publishing it. */
@NullMarked
package io.supercool.launcher.check;

import org.jspecify.annotations.NullMarked;
