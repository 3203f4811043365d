package io.supercool.model.checkpoint;

import java.nio.file.Path;

/** A checkpoint on disk: what it is and the folder it is in. */
public record Checkpoint(ModelDescription description, Path folder) {}
