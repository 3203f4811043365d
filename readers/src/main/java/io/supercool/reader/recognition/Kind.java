package io.supercool.reader.recognition;

/**
 * What a file is that is not read.
 *
 * @param what it is, and what is missing; follows on "is"
 * @param advice what to do
 */
record Kind(String what, String advice) {}
