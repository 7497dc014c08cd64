-- 2.4: a record may annotate a run without a feature.

ALTER TABLE "lamindb_runrecord" ALTER COLUMN "feature_id" DROP NOT NULL;
