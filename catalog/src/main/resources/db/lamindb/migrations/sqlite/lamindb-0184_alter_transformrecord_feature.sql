-- 2.3: a record may annotate a transform without a feature.

CREATE TABLE "new__lamindb_transformrecord" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "record_id" integer NOT NULL REFERENCES "lamindb_record" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "transform_id" integer NOT NULL REFERENCES "lamindb_transform" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__lamindb_transformrecord" ("id", "created_at", "record_id", "run_id", "transform_id", "created_by_id", "feature_id") SELECT "id", "created_at", "record_id", "run_id", "transform_id", "created_by_id", "feature_id" FROM "lamindb_transformrecord";
DROP TABLE "lamindb_transformrecord";
ALTER TABLE "new__lamindb_transformrecord" RENAME TO "lamindb_transformrecord";
CREATE UNIQUE INDEX "lamindb_transformrecord_transform_id_record_id_feature_id_f7c72728_uniq" ON "lamindb_transformrecord" ("transform_id", "record_id", "feature_id");
CREATE INDEX "lamindb_transformrecord_record_id_73bd7504" ON "lamindb_transformrecord" ("record_id");
CREATE INDEX "lamindb_transformrecord_run_id_4248288a" ON "lamindb_transformrecord" ("run_id");
CREATE INDEX "lamindb_transformrecord_transform_id_20a0ff25" ON "lamindb_transformrecord" ("transform_id");
CREATE INDEX "lamindb_transformrecord_created_by_id_ebcd7ce1" ON "lamindb_transformrecord" ("created_by_id");
CREATE INDEX "lamindb_transformrecord_feature_id_e59e2875" ON "lamindb_transformrecord" ("feature_id");
