package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values measured with the Python client. */
class HashesTest {
  @TempDir Path folder;

  private Path file(String name, long size, String end) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      writer.setLength(size);
      writer.seek(size);
      writer.writeBytes(end);
    }
    return file;
  }

  @Test
  void smallFilesAreHashedWhole() throws IOException {
    assertThat(Hashes.hash(Files.writeString(folder.resolve("hello.txt"), "hello\n")))
        .isEqualTo(new FileHash("sZRqySSS0jR8YjW00mERhA", "md5", 6));
    assertThat(Hashes.hash(file("empty", 0, "")))
        .isEqualTo(new FileHash("1B2M2Y8AsgTpgAmY7PhCfg", "md5", 0));
  }

  @Test
  void fiftyMebibytesAreStillSmall() throws IOException {
    assertThat(Hashes.hash(file("limit", Hashes.CHUNK_BYTES, "")))
        .isEqualTo(new FileHash("JeMXdz8wjkRsyExQOm0fhQ", "md5", 52_428_800));
  }

  @Test
  void ofLargeFilesTheBeginningAndTheEndAreHashed() throws IOException {
    assertThat(Hashes.hash(file("overlapping", Hashes.CHUNK_BYTES, "a")))
        .isEqualTo(new FileHash("T2i3PHr615OsIzZBiDcdGY", "sha1-fl", 52_428_801));
    assertThat(Hashes.hash(file("apart", 2 * Hashes.CHUNK_BYTES, "ab")))
        .isEqualTo(new FileHash("isyCmL2y8bWHo9WkW_xlUD", "sha1-fl", 104_857_602));
  }

  @Test
  void foldersAreHashedByTheirFilesWithoutNames() throws IOException {
    Path nested = folder.resolve("nested");
    Files.createDirectories(nested.resolve("sub"));
    Files.writeString(nested.resolve("a.txt"), "A");
    Files.writeString(nested.resolve("sub/b.csv"), "x,y\n1,2\n");
    FolderHash expected = new FolderHash("fUQVT-Kjpme2xNInOIldJw", 9, 2);

    assertThat(Hashes.hashFolder(nested)).isEqualTo(expected);
    assertThat(
            FolderHash.of(
                List.of(
                    new FileHash("f8VicOenD6gaWTW3Lqy-KQ", "md5", 1),
                    new FileHash("NE_SMj3TPVwFi3zyfeAp6A", "md5", 8))))
        .isEqualTo(expected);
  }

  @Test
  void hashesOfHashes() {
    assertThat(
            FolderHash.of(
                    List.of(
                        new FileHash("sZRqySSS0jR8YjW00mERhA", "md5", 6),
                        new FileHash("1B2M2Y8AsgTpgAmY7PhCfg", "md5", 0)))
                .hash())
        .isEqualTo("UHv_zW2nuL-2r1oUEO582A");
  }

  @Test
  void linksToFilesCountAndLinksToFoldersDoNot() throws IOException {
    Path nested = Files.createDirectories(folder.resolve("nested"));
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("a.txt"), "A");
    Files.createSymbolicLink(nested.resolve("link.txt"), other.resolve("a.txt"));
    Files.createSymbolicLink(nested.resolve("folder"), other);

    assertThat(Hashes.hashFolder(nested).fileCount()).isEqualTo(1);
    assertThat(Hashes.hashFolder(nested).size()).isEqualTo(1);
  }

  @Test
  void textsAndSets() {
    assertThat(Hashes.ofText("hello\n")).isEqualTo("sZRqySSS0jR8YjW00mERhA");
    assertThat(Hashes.ofSet(List.of("b", "a", "b"))).isEqualTo("2BYMmz3CDU6TGutPRSYhVQ");
    assertThat(Hashes.ofSet(List.of("LTh6uYQ35fUoqHsDGghiVg", "baU5-LEqGGyKXT6TwrXoiA")))
        .isEqualTo("VZo0UgC_upYZPEY6vkCr9g");
  }
}
