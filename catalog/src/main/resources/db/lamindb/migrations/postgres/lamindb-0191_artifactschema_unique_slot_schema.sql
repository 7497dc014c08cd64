-- 2.8: one schema in each slot of an artifact.

DO $$
DECLARE
  found record;
BEGIN
  -- By their columns: old databases have other names.
  FOR found IN
    SELECT c.conname, c.conrelid::regclass AS tab FROM pg_constraint c
    JOIN (VALUES
      ('artifactschema', ARRAY['artifact_id', 'schema_id'])) AS gone (tab, cols)
      ON c.conrelid = to_regclass('public.lamindb_' || gone.tab) AND c.contype = 'u'
      AND gone.cols = ARRAY(
        SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum ORDER BY k.position)
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.tab, found.conname);
  END LOOP;
END
$$;
ALTER TABLE "lamindb_artifactschema" ADD CONSTRAINT "lamindb_artifactschema_artifact_id_slot_schema_id_e0635a2b_uniq" UNIQUE ("artifact_id", "slot", "schema_id");
