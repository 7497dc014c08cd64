-- 2.6: further data of artifacts and runs, units, runs of transforms.

ALTER TABLE "lamindb_artifact" ADD COLUMN "extra_data" jsonb NULL;
ALTER TABLE "lamindb_feature" ADD COLUMN "_ounit_str" varchar(255) NULL;
ALTER TABLE "lamindb_run" ADD COLUMN "extra_data" jsonb NULL;
ALTER TABLE "lamindb_transform" ADD COLUMN "run_id" bigint NULL CONSTRAINT "lamindb_transform_run_id_4afba308_fk_lamindb_run_id" REFERENCES "lamindb_run"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "lamindb_transformtransform" ADD COLUMN "run_id" bigint NULL CONSTRAINT "lamindb_transformtransform_run_id_c2d5e57b_fk_lamindb_run_id" REFERENCES "lamindb_run"("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "lamindb_transformtransform_created_at_a1be5e6b" ON "lamindb_transformtransform" ("created_at");
CREATE INDEX "lamindb_feature__ounit_str_265854a5" ON "lamindb_feature" ("_ounit_str");
CREATE INDEX "lamindb_feature__ounit_str_265854a5_like" ON "lamindb_feature" ("_ounit_str" varchar_pattern_ops);
CREATE INDEX "lamindb_transform_run_id_4afba308" ON "lamindb_transform" ("run_id");
CREATE INDEX "lamindb_transformtransform_run_id_c2d5e57b" ON "lamindb_transformtransform" ("run_id");
