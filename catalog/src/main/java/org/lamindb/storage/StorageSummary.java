package org.lamindb.storage;

import java.util.Optional;

/**
 * A location with what users ask about it.
 *
 * @param space its name
 * @param artifacts how many lie there, on every branch
 */
public record StorageSummary(
    StorageLocation location, Optional<String> description, String space, long artifacts) {}
