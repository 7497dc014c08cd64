-- 2.2: blocks have parents and may have no key.

ALTER TABLE "lamindb_block" ADD COLUMN "anchor_id" bigint NULL CONSTRAINT "lamindb_block_anchor_id_818f0184_fk_lamindb_block_id" REFERENCES "lamindb_block"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "lamindb_block" ALTER COLUMN "key" DROP NOT NULL;
CREATE INDEX "lamindb_block_anchor_id_818f0184" ON "lamindb_block" ("anchor_id");
