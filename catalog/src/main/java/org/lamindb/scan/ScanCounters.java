package org.lamindb.scan;

/**
 * What a scan has cost so far.
 *
 * @param bytes read from the database, as it sent or stores them; 0 when the way of reading hides
 *     it
 * @param fetchNanos time spent waiting for the database, after it had answered for the first time
 * @param connections opened
 * @param retries of connections that could not be made at once
 */
public record ScanCounters(long bytes, long fetchNanos, int connections, int retries) {}
