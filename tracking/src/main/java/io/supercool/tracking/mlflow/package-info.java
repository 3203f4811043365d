/** MLflow, over its REST interface. */
@NullMarked
package io.supercool.tracking.mlflow;

import org.jspecify.annotations.NullMarked;
