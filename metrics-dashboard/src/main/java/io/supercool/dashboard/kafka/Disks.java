package io.supercool.dashboard.kafka;

import io.supercool.contracts.disk.DiskSpace;
import java.util.Map;
import java.util.Optional;

/**
 * What brokers say of their disks.
 *
 * @param bytes of each topic, one replica; nothing where brokers do not tell
 * @param fullest the disk that has the least room; empty where they do not tell
 */
record Disks(Map<String, Long> bytes, Optional<DiskSpace> fullest) {}
