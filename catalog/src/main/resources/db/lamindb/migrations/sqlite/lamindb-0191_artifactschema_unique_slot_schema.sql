-- 2.8: one schema in each slot of an artifact.

DROP INDEX "lamindb_artifactschema_artifact_id_schema_id_507d7f1a_uniq";
CREATE UNIQUE INDEX "lamindb_artifactschema_artifact_id_slot_schema_id_e0635a2b_uniq" ON "lamindb_artifactschema" ("artifact_id", "slot", "schema_id");
