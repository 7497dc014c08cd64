-- 2.4: a record may annotate a run without a feature.

CREATE TABLE "new__lamindb_runrecord" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "record_id" integer NOT NULL REFERENCES "lamindb_record" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NOT NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__lamindb_runrecord" ("id", "created_at", "record_id", "run_id", "created_by_id", "feature_id") SELECT "id", "created_at", "record_id", "run_id", "created_by_id", "feature_id" FROM "lamindb_runrecord";
DROP TABLE "lamindb_runrecord";
ALTER TABLE "new__lamindb_runrecord" RENAME TO "lamindb_runrecord";
CREATE UNIQUE INDEX "lamindb_runrecord_run_id_record_id_feature_id_b85e375c_uniq" ON "lamindb_runrecord" ("run_id", "record_id", "feature_id");
CREATE INDEX "lamindb_runrecord_created_at_89298bf8" ON "lamindb_runrecord" ("created_at");
CREATE INDEX "lamindb_runrecord_record_id_49a81ae2" ON "lamindb_runrecord" ("record_id");
CREATE INDEX "lamindb_runrecord_run_id_e47af891" ON "lamindb_runrecord" ("run_id");
CREATE INDEX "lamindb_runrecord_created_by_id_1e347561" ON "lamindb_runrecord" ("created_by_id");
CREATE INDEX "lamindb_runrecord_feature_id_d133fe80" ON "lamindb_runrecord" ("feature_id");
