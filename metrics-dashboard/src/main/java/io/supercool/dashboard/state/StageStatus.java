package io.supercool.dashboard.state;

import io.supercool.contracts.event.MetricEvent;

/**
 * How much a stage has done, as its events say.
 *
 * @param stage which
 * @param completed snapshots that passed it (a redelivered one counts again)
 * @param medianSeconds of work per snapshot, over the latest ones
 * @param highSeconds of work that 95 % of them did not exceed
 * @param bytes published
 */
public record StageStatus(
    MetricEvent.Stage stage,
    long completed,
    double medianSeconds,
    double highSeconds,
    long bytes) {}
