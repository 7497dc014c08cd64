-- 2.2: blocks have parents and may have no key.

ALTER TABLE "lamindb_block" ADD COLUMN "anchor_id" bigint NULL REFERENCES "lamindb_block" ("id") DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE "new__lamindb_block" ("version_tag" varchar(30) NULL, "is_latest" bool NOT NULL, "is_locked" bool DEFAULT 0 NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(20) NOT NULL UNIQUE, "content" text NOT NULL, "hash" varchar(22) NULL, "kind" varchar(22) DEFAULT 'mdpage' NOT NULL, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "key" varchar(1024) NULL, "anchor_id" bigint NULL REFERENCES "lamindb_block" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__lamindb_block" ("version_tag", "is_latest", "is_locked", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "branch_id", "space_id", "created_by_id", "created_on_id", "anchor_id", "key") SELECT "version_tag", "is_latest", "is_locked", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "branch_id", "space_id", "created_by_id", "created_on_id", "anchor_id", "key" FROM "lamindb_block";
DROP TABLE "lamindb_block";
ALTER TABLE "new__lamindb_block" RENAME TO "lamindb_block";
CREATE INDEX "lamindb_block_version_tag_4fe7abb6" ON "lamindb_block" ("version_tag");
CREATE INDEX "lamindb_block_is_latest_8a633b23" ON "lamindb_block" ("is_latest");
CREATE INDEX "lamindb_block_hash_14dfe2d8" ON "lamindb_block" ("hash");
CREATE INDEX "lamindb_block_kind_5970e884" ON "lamindb_block" ("kind");
CREATE INDEX "lamindb_block_created_at_76fc3193" ON "lamindb_block" ("created_at");
CREATE INDEX "lamindb_block_branch_id_c24250c7" ON "lamindb_block" ("branch_id");
CREATE INDEX "lamindb_block_space_id_5fff7e52" ON "lamindb_block" ("space_id");
CREATE INDEX "lamindb_block_created_by_id_8b175ba1" ON "lamindb_block" ("created_by_id");
CREATE INDEX "lamindb_block_created_on_id_cff74ef4" ON "lamindb_block" ("created_on_id");
CREATE INDEX "lamindb_block_key_0ae583b2" ON "lamindb_block" ("key");
CREATE INDEX "lamindb_block_anchor_id_818f0184" ON "lamindb_block" ("anchor_id");
