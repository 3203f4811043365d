package io.supercool.ingest.identity;

/** How a configuration stands to what was published before. */
public enum Standing {
  /** Its id was not given yet, or for the same content with another purpose. */
  NEW,
  /** The same was published under this id: publishing it again changes nothing. */
  KNOWN,
  /** Its id was given for another content. */
  TAKEN
}
