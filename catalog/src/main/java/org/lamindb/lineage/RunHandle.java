package org.lamindb.lineage;

import java.io.Serializable;

/**
 * A run in the database.
 *
 * @param uid 16 characters
 */
public record RunHandle(long id, String uid, long transformId) implements Serializable {}
