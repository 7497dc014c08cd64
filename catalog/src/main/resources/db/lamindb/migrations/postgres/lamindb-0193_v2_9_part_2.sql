-- 2.9: one link without a feature; of several the oldest stays.

DO $$
DECLARE
  found record;
BEGIN
  -- By their columns: old databases have other names.
  FOR found IN
    SELECT c.conname, c.conrelid::regclass AS tab FROM pg_constraint c
    JOIN (VALUES
      ('artifactartifact', ARRAY['artifact_id', 'value_id', 'feature_id']),
      ('artifactproject', ARRAY['artifact_id', 'project_id', 'feature_id']),
      ('artifactrecord', ARRAY['artifact_id', 'record_id', 'feature_id']),
      ('artifactreference', ARRAY['artifact_id', 'reference_id', 'feature_id']),
      ('artifactrun', ARRAY['artifact_id', 'run_id', 'feature_id']),
      ('artifactulabel', ARRAY['artifact_id', 'ulabel_id', 'feature_id']),
      ('artifactuser', ARRAY['artifact_id', 'user_id', 'feature_id']),
      ('collectionrecord', ARRAY['collection_id', 'record_id', 'feature_id']),
      ('projectrecord', ARRAY['project_id', 'feature_id', 'record_id']),
      ('referencerecord', ARRAY['reference_id', 'feature_id', 'record_id']),
      ('runartifact', ARRAY['run_id', 'artifact_id', 'feature_id']),
      ('runrecord', ARRAY['run_id', 'record_id', 'feature_id']),
      ('transformrecord', ARRAY['transform_id', 'record_id', 'feature_id'])) AS gone (tab, cols)
      ON c.conrelid = to_regclass('public.lamindb_' || gone.tab) AND c.contype = 'u'
      AND gone.cols = ARRAY(
        SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum ORDER BY k.position)
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.tab, found.conname);
  END LOOP;
END
$$;
DELETE FROM "lamindb_artifactartifact" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactartifact" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "value_id");
DELETE FROM "lamindb_artifactproject" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactproject" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "project_id");
DELETE FROM "lamindb_artifactrecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactrecord" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "record_id");
DELETE FROM "lamindb_artifactreference" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactreference" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "reference_id");
DELETE FROM "lamindb_artifactrun" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactrun" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "run_id");
DELETE FROM "lamindb_artifactulabel" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactulabel" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "ulabel_id");
DELETE FROM "lamindb_artifactuser" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_artifactuser" WHERE "feature_id" IS NULL GROUP BY "artifact_id", "user_id");
DELETE FROM "lamindb_collectionrecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_collectionrecord" WHERE "feature_id" IS NULL GROUP BY "collection_id", "record_id");
DELETE FROM "lamindb_projectrecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_projectrecord" WHERE "feature_id" IS NULL GROUP BY "project_id", "record_id");
DELETE FROM "lamindb_referencerecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_referencerecord" WHERE "feature_id" IS NULL GROUP BY "reference_id", "record_id");
DELETE FROM "lamindb_runartifact" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_runartifact" WHERE "feature_id" IS NULL GROUP BY "run_id", "artifact_id");
DELETE FROM "lamindb_runrecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_runrecord" WHERE "feature_id" IS NULL GROUP BY "run_id", "record_id");
DELETE FROM "lamindb_transformrecord" WHERE "feature_id" IS NULL AND "id" NOT IN (SELECT min("id") FROM "lamindb_transformrecord" WHERE "feature_id" IS NULL GROUP BY "transform_id", "record_id");
CREATE UNIQUE INDEX "unique_artifactartifact" ON "lamindb_artifactartifact" ("artifact_id", "value_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactartifact_null_feature" ON "lamindb_artifactartifact" ("artifact_id", "value_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactproject" ON "lamindb_artifactproject" ("artifact_id", "project_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactproject_null_feature" ON "lamindb_artifactproject" ("artifact_id", "project_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactrecord" ON "lamindb_artifactrecord" ("artifact_id", "record_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactrecord_null_feature" ON "lamindb_artifactrecord" ("artifact_id", "record_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactreference" ON "lamindb_artifactreference" ("artifact_id", "reference_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactreference_null_feature" ON "lamindb_artifactreference" ("artifact_id", "reference_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactrun" ON "lamindb_artifactrun" ("artifact_id", "run_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactrun_null_feature" ON "lamindb_artifactrun" ("artifact_id", "run_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactulabel" ON "lamindb_artifactulabel" ("artifact_id", "ulabel_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactulabel_null_feature" ON "lamindb_artifactulabel" ("artifact_id", "ulabel_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_artifactuser" ON "lamindb_artifactuser" ("artifact_id", "user_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_artifactuser_null_feature" ON "lamindb_artifactuser" ("artifact_id", "user_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_collectionrecord" ON "lamindb_collectionrecord" ("collection_id", "record_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_collectionrecord_null_feature" ON "lamindb_collectionrecord" ("collection_id", "record_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_projectrecord" ON "lamindb_projectrecord" ("project_id", "feature_id", "record_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_projectrecord_null_feature" ON "lamindb_projectrecord" ("project_id", "record_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_referencerecord" ON "lamindb_referencerecord" ("reference_id", "feature_id", "record_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_referencerecord_null_feature" ON "lamindb_referencerecord" ("reference_id", "record_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_runartifact" ON "lamindb_runartifact" ("run_id", "artifact_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_runartifact_null_feature" ON "lamindb_runartifact" ("run_id", "artifact_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_runrecord" ON "lamindb_runrecord" ("run_id", "record_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_runrecord_null_feature" ON "lamindb_runrecord" ("run_id", "record_id") WHERE "feature_id" IS NULL;
CREATE UNIQUE INDEX "unique_transformrecord" ON "lamindb_transformrecord" ("transform_id", "record_id", "feature_id") WHERE "feature_id" IS NOT NULL;
CREATE UNIQUE INDEX "unique_transformrecord_null_feature" ON "lamindb_transformrecord" ("transform_id", "record_id") WHERE "feature_id" IS NULL;
