package io.supercool.contracts.request;

import io.supercool.contracts.Split;
import org.jspecify.annotations.Nullable;

/**
 * Asks ingest-service to read a source.
 *
 * @param id of the request, chosen by who asks
 * @param location path of a file that the ingest-service can open
 * @param split what its configurations are for
 * @param run run id to use instead of the file's stem
 */
public record SourceRequest(String id, String location, Split split, @Nullable String run) {}
