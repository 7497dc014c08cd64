package org.lamindb.scan;

/**
 * What a scan may do.
 *
 * @param parallelism how many tasks run at once
 * @param fast whether databases may be read by other ways than SQL
 */
public record ScanSettings(int parallelism, boolean fast) {}
