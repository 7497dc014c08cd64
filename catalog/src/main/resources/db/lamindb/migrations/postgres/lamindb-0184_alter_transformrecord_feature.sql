-- 2.3: a record may annotate a transform without a feature.

ALTER TABLE "lamindb_transformrecord" ALTER COLUMN "feature_id" DROP NOT NULL;
