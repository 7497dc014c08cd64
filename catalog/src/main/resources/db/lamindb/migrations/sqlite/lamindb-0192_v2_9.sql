-- 2.9: schemas of collections, suffixes of schemas.

ALTER TABLE "lamindb_collection" ADD COLUMN "schema_id" integer NULL REFERENCES "lamindb_schema" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "lamindb_schema" ADD COLUMN "suffix" varchar(30) NULL;
CREATE INDEX "lamindb_collection_schema_id_b35408f6" ON "lamindb_collection" ("schema_id");
CREATE INDEX "lamindb_schema_suffix_0f27032e" ON "lamindb_schema" ("suffix");
