package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** Artifacts that the real client saved, for tests that read them. */
final class ClientArtifacts {
  static final List<String> READABLE =
      List.of(".parquet", ".csv", ".tsv", ".csv.gz", ".json", ".jsonl");

  private static final Map<Boolean, RefereeInstance> ODD = new HashMap<>();

  private ClientArtifacts() {}

  /** A row of the registry. */
  record Saved(String uid, String key, String suffix, boolean isLatest, boolean overwrites) {
    String stem() {
      return uid.substring(0, 16);
    }

    boolean isReadable() {
      return READABLE.contains(suffix) && (isLatest || !overwrites);
    }
  }

  static RefereeInstance shared(boolean postgres) {
    RefereeInstance instance = RefereeInstance.shared(postgres);
    TestSession.catalog(catalog(postgres), instance);
    return instance;
  }

  static String catalog(boolean postgres) {
    return postgres ? "read_postgres" : "read_sqlite";
  }

  /** What the shared instance lacks: odd names, odd texts, broken artifacts. */
  static synchronized RefereeInstance odd(boolean postgres) {
    return ODD.computeIfAbsent(
        postgres,
        kind -> {
          RefereeInstance instance =
              TestSession.newInstance("odd-" + (kind ? "postgres" : "sqlite"), kind);
          TestSession.catalog(kind ? "odd_postgres" : "odd_sqlite", instance);
          String output =
              instance
                  .referee()
                  .python(
                      """
                      import lamindb as ln, pandas as pd, pathlib
                      root = pathlib.Path(str(ln.settings.storage.root))
                      work = pathlib.Path("odd-" + ln.setup.settings.instance.name)
                      work.mkdir()
                      def write(name, text, folder=work):
                          path = folder / name
                          path.parent.mkdir(parents=True, exist_ok=True)
                          path.write_bytes(text.encode())
                          return path
                      texts = 'id,text,flag,day\\n1,"a ""quoted"" word",true,2024-02-29\\n2,"two\\nlines, one cell",false,1969-12-31\\n3,,true,\\n4,"back\\\\slash \\\\"" ünï 漢 🧬",,2100-01-01\\n5, padded ,false,2024-01-01\\n'
                      ln.Artifact(write("texts.csv", texts), key="odd/texts.csv").save()
                      ln.Artifact(write("windows.csv", texts.replace("\\n", "\\r\\n").replace("two\\r\\n", "two\\n")), key="odd/windows.csv").save()
                      ln.Artifact(write("semicolons.csv", "1;a\\n2;b\\n"), key="odd/semicolons.csv").save()
                      ln.Artifact(write("wild.csv", "n\\n1\\n"), key="odd/[a-z]*{1,2}?.csv").save()
                      ln.Artifact(write("in place/blank 50%20 ü#1.csv", "n\\n2\\n", root)).save()
                      ln.Artifact(write("in place/w[i]ld, {a}.csv", "n\\n10\\n", root)).save()
                      ln.Artifact(write("nokey.csv", "n\\n3\\n"), description="without key").save()
                      ln.Artifact(write("quote.csv", "n\\n4\\n"), key="odd/it's \\"so\\".csv").save()
                      for name in ("a", "b"):
                          frame = pd.DataFrame({"n": [1, 2], "part": name})
                          (work / "parts.parquet").mkdir(exist_ok=True)
                          frame.to_parquet(work / "parts.parquet", partition_cols=["part"])
                      ln.Artifact(work / "parts.parquet", key="odd/parts.parquet").save()
                      write("folder/one.csv", "n\\n5\\n"); write("folder/two.csv", "n\\n6\\n")
                      ln.Artifact(work / "folder", key="odd/folder").save()
                      write("mixed/one.csv", "n\\n7\\n"); write("mixed/two.json", "{}")
                      ln.Artifact(work / "mixed", key="odd/mixed").save()
                      so = ln.Artifact(write("so.csv", "n\\n8\\n"), key="odd/so.csv").save()
                      ln.Artifact.objects.filter(uid=so.uid).update(_aux={"so": 1})
                      gone = ln.Artifact(write("gone.csv", "n\\n9\\n"), key="odd/gone.csv").save()
                      pathlib.Path(str(gone.path)).unlink()
                      ln.Artifact(write("notes.txt", "x"), key="odd/notes.txt").save()
                      """);
          assertThat(output).isNotNull();
          return instance;
        });
  }

  static DataFrameReader reader(RefereeInstance instance) {
    return TestSession.get().read().format("lamindb").option("instance", instance.reference());
  }

  static List<Saved> saved(RefereeInstance instance) {
    List<Saved> artifacts = new ArrayList<>();
    for (Row row :
        reader(instance)
            .option("registry", "Artifact")
            .load()
            .select("uid", "key", "suffix", "is_latest", "_overwrite_versions")
            .orderBy("id")
            .collectAsList()) {
      artifacts.add(
          new Saved(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getBoolean(3),
              row.getBoolean(4)));
    }
    return artifacts;
  }

  static JsonNode load(RefereeInstance instance, List<Saved> artifacts) {
    List<String> command = new ArrayList<>(List.of("load-artifacts"));
    artifacts.forEach(artifact -> command.add(artifact.uid()));
    return instance.referee().ask(command.toArray(String[]::new));
  }
}
