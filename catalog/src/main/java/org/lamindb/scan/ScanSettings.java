package org.lamindb.scan;

/**
 * What a scan may do.
 *
 * @param parallelism how many tasks run at once
 * @param fast whether databases may be read by other ways than SQL
 * @param elsewhere whether parts are read by processes that may not see the files of this one
 */
public record ScanSettings(int parallelism, boolean fast, boolean elsewhere) {}
