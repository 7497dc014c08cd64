package org.lamindb.instance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.database.HexId;
import org.lamindb.registry.Uids;

/**
 * Who an instance is.
 *
 * @param owner empty when nothing tells who owns it
 * @param id as its settings or marker state, never recomputed from the name of an existing
 *     instance; empty when only its database is known, which holds nothing but the uid
 * @param uid the 12 characters by which storages and transfers know the instance
 */
public record InstanceIdentity(String owner, String name, Optional<UUID> id, String uid) {
  private static final UUID NAMESPACE_URL = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final int UID_LENGTH = 12;

  public InstanceIdentity {
    Objects.requireNonNull(owner, "owner is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(uid, "uid is null");
  }

  /** An instance whose id is known: its uid follows from it. */
  public InstanceIdentity(String owner, String name, UUID id) {
    this(owner, name, Optional.of(id), Uids.ofMd5(HexId.of(id)).substring(0, UID_LENGTH));
  }

  /** The identity of a new instance: its id is the UUID (version 5) of {@code owner/name}. */
  public static InstanceIdentity ofNew(String owner, String name) {
    return new InstanceIdentity(owner, name, uuid5(owner + "/" + name));
  }

  /** An instance of which only the uid is known, by the name of its database. */
  public static InstanceIdentity ofUid(String uid, String name) {
    return new InstanceIdentity("", name, Optional.empty(), uid);
  }

  /** {@code owner/name}, or the name alone when the owner is not known. */
  public String slug() {
    return owner.isEmpty() ? name : owner + "/" + name;
  }

  /** 32 hexadecimal digits without dashes. */
  public Optional<String> hexId() {
    return id.map(HexId::of);
  }

  /** The UUID (version 5) of a name, as LaminDB makes those of instances and of cloud storage. */
  static UUID uuid5(String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE_URL.getMostSignificantBits())
              .putLong(NAMESPACE_URL.getLeastSignificantBits())
              .array());
      ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = (digest.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x5000L;
      long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-1", e);
    }
  }
}
