package org.lamindb.storage;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The objects below one root in a cloud. An object appears with all its bytes, in place of the one
 * that was there, or not at all.
 *
 * <p>Keys are relative to the root. Every method throws a {@link org.lamindb.error.LaminException}
 * when the bucket is not there, the user may not do it, or the store does not answer, and says so
 * within seconds.
 */
public interface ObjectStore extends Closeable {
  CloudRoot root();

  /** The object with this key, if there is one. */
  Optional<ObjectInfo> find(String key);

  /** The text of a small object, if there is one. */
  Optional<String> read(String key);

  /** Writes a small object. */
  void write(String key, String text);

  /** All objects whose key begins with the folder's and a slash, by key; with "" all of them. */
  List<ObjectInfo> list(String folder);

  /** Deletes an object; if there is none, there is none. */
  void delete(String key);

  /** Copies an object into a new file. */
  void download(String key, Path target);

  /** Copies a file into an object, and tells what the object is now. */
  ObjectInfo upload(Path source, String key);

  @Override
  void close();
}
