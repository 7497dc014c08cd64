package org.lamindb.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.tools.DistCp;
import org.apache.hadoop.util.ToolRunner;
import org.apache.spark.sql.SparkSession;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/**
 * Many small files from one local storage to another, against two copies that neither verify what
 * they wrote nor keep any records.
 */
final class MoveBenchmark {
  private static final int FILE_SIZE = 10_000;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final SparkSession spark;
  private final Path original;
  private Path current;

  private MoveBenchmark(SparkSession spark, Path original) {
    this.spark = spark;
    this.original = original;
    this.current = original;
  }

  static BenchmarkCase of(SparkSession spark, int files) throws Exception {
    RefereeInstance instance = RefereeInstance.empty("benchmark-move", false);
    fill(instance, files);
    spark.conf().set("spark.sql.catalog.moving", "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog.moving.instance", instance.reference());
    MoveBenchmark move = new MoveBenchmark(spark, instance.storage());
    return new BenchmarkCase(
        "Move of " + files + " files of 10 kB between local storages",
        1,
        List.of(
            Contender.of("LaminDB for Spark, verified, records switched", move::move),
            Contender.of("cp -r", move::copy),
            Contender.slow("DistCp", move::distCp)));
  }

  private void move() {
    Path target = next("storage");
    spark
        .sql(
            "CALL moving.system.move_storage(source => '%s', target => '%s')"
                .formatted(current, target))
        .collectAsList();
    current = target;
  }

  private void copy() throws Exception {
    Shell.run(
        original,
        Map.of(),
        List.of("cp", "-r", original.resolve("data").toString(), next("cp").toString()));
  }

  private void distCp() throws Exception {
    int code =
        ToolRunner.run(
            new DistCp(new org.apache.hadoop.conf.Configuration(), null),
            new String[] {
              original.resolve("data").toUri().toString(), next("distcp").toUri().toString()
            });
    if (code != 0) {
      throw new IOException("DistCp ended with " + code);
    }
  }

  private static Path next(String name) {
    return TestFolders.folder("move").resolve(name + "-" + NEXT.incrementAndGet());
  }

  private static void fill(RefereeInstance instance, int files) throws Exception {
    Path data = Files.createDirectories(instance.storage().resolve("data"));
    Random random = new Random(1);
    byte[] content = new byte[FILE_SIZE];
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + instance.storage().resolve(".lamindb/lamin.db"));
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO lamindb_artifact (uid, key, suffix, size, hash, _hash_type, is_latest,"
                    + " _key_is_virtual, _overwrite_versions, storage_id, created_by_id)"
                    + " VALUES (?, ?, '.bin', ?, ?, 'md5', 1, 0, 0, 1, 1)")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < files; i++) {
        random.nextBytes(content);
        Path file = data.resolve("part-%05d.bin".formatted(i));
        Files.write(file, content);
        insert.setString(1, "%016d0000".formatted(i));
        insert.setString(2, "data/" + file.getFileName());
        insert.setLong(3, FILE_SIZE);
        insert.setString(4, md5(content));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private static String md5(byte[] content) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(MessageDigest.getInstance("MD5").digest(content));
  }
}
