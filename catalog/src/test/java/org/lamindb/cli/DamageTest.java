package org.lamindb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lamindb.instance.Workspace;

/** Databases and settings that something destroyed: one clear error each, and nothing changes. */
class DamageTest extends CommandRuns {
  private static final List<String[]> COMMANDS =
      List.of(
          new String[] {"info"},
          new String[] {"info", "./data"},
          new String[] {"connect", "data"},
          new String[] {"init", "--storage", "./data"},
          new String[] {"migrate", "deploy"},
          new String[] {"switch", "-c", "draft"},
          new String[] {"settings", "branch", "set", "archive"},
          new String[] {"storage", "list"});

  private Path file;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    assertThat(run("init", "--storage", "./data")).as(errors).isZero();
    file = workspace.directory().resolve("data/.lamindb/lamin.db");
  }

  /** What can happen to a file. */
  enum Damage {
    EMPTY {
      @Override
      byte[] of(byte[] sound) {
        return new byte[0];
      }
    },
    ONE_BYTE {
      @Override
      byte[] of(byte[] sound) {
        return Arrays.copyOf(sound, 1);
      }
    },
    HEADER_ALONE {
      @Override
      byte[] of(byte[] sound) {
        return Arrays.copyOf(sound, 100);
      }
    },
    FIRST_PAGE_ALONE {
      @Override
      byte[] of(byte[] sound) {
        return Arrays.copyOf(sound, 4096);
      }
    },
    HALF {
      @Override
      byte[] of(byte[] sound) {
        return Arrays.copyOf(sound, sound.length / 2);
      }
    },
    ZEROS {
      @Override
      byte[] of(byte[] sound) {
        return new byte[sound.length];
      }
    },
    RANDOM_HEADER {
      @Override
      byte[] of(byte[] sound) {
        return randomly(sound, 0, 100);
      }
    },
    RANDOM_BEHIND_MAGIC {
      @Override
      byte[] of(byte[] sound) {
        return randomly(sound, 16, 100);
      }
    },
    RANDOM_FIRST_PAGE {
      @Override
      byte[] of(byte[] sound) {
        return randomly(sound, 100, 4096);
      }
    },
    RANDOM_BEHIND_FIRST_PAGE {
      @Override
      byte[] of(byte[] sound) {
        return randomly(sound, 4096, sound.length);
      }
    },
    TEXT {
      @Override
      byte[] of(byte[] sound) {
        return "this is no database\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
      }
    };

    abstract byte[] of(byte[] sound);

    static byte[] randomly(byte[] sound, int from, int to) {
      byte[] damaged = sound.clone();
      byte[] noise = new byte[to - from];
      new Random(7).nextBytes(noise);
      System.arraycopy(noise, 0, damaged, from, noise.length);
      return damaged;
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDestroyedDatabaseIsNamed(Damage damage) throws IOException {
    byte[] destroyed = damage.of(Files.readAllBytes(file));
    for (String[] command : COMMANDS) {
      write(destroyed);
      assertThat(run(command)).as(Arrays.toString(command)).isOne();
      assertThat(output).isEmpty();
      assertThat(errors.lines()).hasSize(1);
      assertThat(errors)
          .startsWith("Error: ")
          .contains(file.toString())
          .containsAnyOf("is damaged: ", "is not a LaminDB database: ")
          .containsAnyOf("restore a backup", "Name the database of a LaminDB instance");
      assertThat(Files.readAllBytes(file)).isEqualTo(destroyed);
    }
    assertThat(run("doctor")).isOne();
    assertThat(output + errors).contains(file.toString()).doesNotContain("Exception", "\tat ");
    assertThat(file.resolveSibling("lamin.db-journal")).doesNotExist();
  }

  /** In place, as damage comes: another file of that name would be another database. */
  private void write(byte[] bytes) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(0);
      out.write(bytes);
    }
  }

  /** The files that say which instance is meant, who works, where and on what. */
  private List<Path> settings() {
    return List.of(
        workspace.settings("instance--anonymous--data.env"),
        workspace.settings("current_instance.env"),
        workspace.settings("current_user.env"),
        workspace.directory().resolve(".lamin/current_instance"),
        workspace.directory().resolve(".lamin/current_branch"),
        workspace.directory().resolve("data/.lamindb/storage_uid.txt"));
  }

  static Stream<byte[]> texts() {
    byte[] noise = new byte[2_000];
    new Random(7).nextBytes(noise);
    return Stream.concat(
        Stream.of(new byte[0], new byte[500], noise),
        Stream.of(
                "lamindb_instance_owner=anonymous\nlamindb_instance_name='da", "../../x\n../../y\n")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void destroyedSettingsAreNamedOrDoNotMatter(byte[] text) throws IOException {
    for (Path settings : settings()) {
      byte[] sound = Files.exists(settings) ? Files.readAllBytes(settings) : null;
      for (String command : List.of("info", "info ./data", "init --storage ./data")) {
        Files.write(settings, text);
        if (run(command.split(" ")) != 0) {
          assertThat(errors.lines()).as(command).hasSize(1);
          assertThat(errors)
              .startsWith("Error: ")
              .containsAnyOf(settings.toString(), "No LaminDB instance is configured")
              .doesNotContain("Exception", "Input length");
        }
      }
      if (sound == null) {
        Files.delete(settings);
      } else {
        Files.write(settings, sound);
      }
      assertThat(run("info")).as(errors).isZero();
    }
  }
}
