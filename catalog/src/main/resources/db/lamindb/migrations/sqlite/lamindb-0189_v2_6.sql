-- 2.6: further data of artifacts and runs, units, runs of transforms.

ALTER TABLE "lamindb_artifact" ADD COLUMN "extra_data" text NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL));
ALTER TABLE "lamindb_feature" ADD COLUMN "_ounit_str" varchar(255) NULL;
ALTER TABLE "lamindb_run" ADD COLUMN "extra_data" text NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL));
ALTER TABLE "lamindb_transform" ADD COLUMN "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "lamindb_transformtransform" ADD COLUMN "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE "new__lamindb_transformtransform" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "config" text NULL CHECK ((JSON_VALID("config") OR "config" IS NULL)), "predecessor_id" integer NOT NULL REFERENCES "lamindb_transform" ("id") DEFERRABLE INITIALLY DEFERRED, "successor_id" integer NOT NULL REFERENCES "lamindb_transform" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL);
INSERT INTO "new__lamindb_transformtransform" ("id", "config", "predecessor_id", "successor_id", "created_by_id", "run_id", "created_at") SELECT "id", "config", "predecessor_id", "successor_id", "created_by_id", "run_id", "created_at" FROM "lamindb_transformtransform";
DROP TABLE "lamindb_transformtransform";
ALTER TABLE "new__lamindb_transformtransform" RENAME TO "lamindb_transformtransform";
CREATE INDEX "lamindb_feature__ounit_str_265854a5" ON "lamindb_feature" ("_ounit_str");
CREATE INDEX "lamindb_transform_run_id_4afba308" ON "lamindb_transform" ("run_id");
CREATE UNIQUE INDEX "lamindb_transformtransform_successor_id_predecessor_id_01527380_uniq" ON "lamindb_transformtransform" ("successor_id", "predecessor_id");
CREATE INDEX "lamindb_transformtransform_predecessor_id_f85d9400" ON "lamindb_transformtransform" ("predecessor_id");
CREATE INDEX "lamindb_transformtransform_successor_id_003ada9c" ON "lamindb_transformtransform" ("successor_id");
CREATE INDEX "lamindb_transformtransform_created_by_id_33dde3a3" ON "lamindb_transformtransform" ("created_by_id");
CREATE INDEX "lamindb_transformtransform_run_id_c2d5e57b" ON "lamindb_transformtransform" ("run_id");
CREATE INDEX "lamindb_transformtransform_created_at_a1be5e6b" ON "lamindb_transformtransform" ("created_at");
