-- 2.4: blocks of branches lie on none.

ALTER TABLE "lamindb_branchblock" DROP COLUMN "created_on_id" CASCADE;
