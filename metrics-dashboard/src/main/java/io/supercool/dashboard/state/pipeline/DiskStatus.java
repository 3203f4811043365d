package io.supercool.dashboard.state.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The broker's disk that has the least room.
 *
 * @param usableBytes that can still be written
 * @param totalBytes of the whole disk
 * @param reserveBytes what is kept free: where less is, no new source is begun
 * @param isShort whether less is free
 */
public record DiskStatus(
    long usableBytes,
    long totalBytes,
    long reserveBytes,
    @JsonProperty("isShort") boolean isShort) {}
