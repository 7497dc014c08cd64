-- 2.4: blocks of branches lie on none.

CREATE TABLE "new__lamindb_branchblock" ("version_tag" varchar(30) NULL, "is_latest" bool NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(20) NOT NULL UNIQUE, "content" text NOT NULL, "hash" varchar(22) NULL, "kind" varchar(22) DEFAULT 'readme' NOT NULL, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "branch_id" integer NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "_status_code" smallint DEFAULT 0 NOT NULL);
INSERT INTO "new__lamindb_branchblock" ("version_tag", "is_latest", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "branch_id", "created_by_id", "_status_code") SELECT "version_tag", "is_latest", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "branch_id", "created_by_id", "_status_code" FROM "lamindb_branchblock";
DROP TABLE "lamindb_branchblock";
ALTER TABLE "new__lamindb_branchblock" RENAME TO "lamindb_branchblock";
CREATE INDEX "lamindb_branchblock_version_tag_7cf2407f" ON "lamindb_branchblock" ("version_tag");
CREATE INDEX "lamindb_branchblock_is_latest_e7b0a3f1" ON "lamindb_branchblock" ("is_latest");
CREATE INDEX "lamindb_branchblock_hash_07c86848" ON "lamindb_branchblock" ("hash");
CREATE INDEX "lamindb_branchblock_kind_0f3aea39" ON "lamindb_branchblock" ("kind");
CREATE INDEX "lamindb_branchblock_created_at_15c05393" ON "lamindb_branchblock" ("created_at");
CREATE INDEX "lamindb_branchblock_branch_id_b91c49e9" ON "lamindb_branchblock" ("branch_id");
CREATE INDEX "lamindb_branchblock_created_by_id_9d3d1857" ON "lamindb_branchblock" ("created_by_id");
CREATE INDEX "lamindb_branchblock__status_code_4de4e2bf" ON "lamindb_branchblock" ("_status_code");

CREATE TABLE "new__lamindb_block" ("version_tag" varchar(30) NULL, "is_latest" bool NOT NULL, "is_locked" bool DEFAULT 0 NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(20) NOT NULL UNIQUE, "content" text NOT NULL, "hash" varchar(22) NULL, "kind" varchar(22) DEFAULT 'readme' NOT NULL, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "key" varchar(1024) NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "_status_code" smallint DEFAULT 0 NOT NULL, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "anchor_id" bigint NULL REFERENCES "lamindb_block" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__lamindb_block" ("version_tag", "is_latest", "is_locked", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "key", "branch_id", "space_id", "created_by_id", "anchor_id", "_status_code", "created_on_id") SELECT "version_tag", "is_latest", "is_locked", "id", "uid", "content", "hash", "kind", "created_at", "_aux", "key", "branch_id", "space_id", "created_by_id", "anchor_id", "_status_code", "created_on_id" FROM "lamindb_block";
DROP TABLE "lamindb_block";
ALTER TABLE "new__lamindb_block" RENAME TO "lamindb_block";
CREATE INDEX "lamindb_block_version_tag_4fe7abb6" ON "lamindb_block" ("version_tag");
CREATE INDEX "lamindb_block_is_latest_8a633b23" ON "lamindb_block" ("is_latest");
CREATE INDEX "lamindb_block_hash_14dfe2d8" ON "lamindb_block" ("hash");
CREATE INDEX "lamindb_block_kind_5970e884" ON "lamindb_block" ("kind");
CREATE INDEX "lamindb_block_created_at_76fc3193" ON "lamindb_block" ("created_at");
CREATE INDEX "lamindb_block_key_0ae583b2" ON "lamindb_block" ("key");
CREATE INDEX "lamindb_block_branch_id_c24250c7" ON "lamindb_block" ("branch_id");
CREATE INDEX "lamindb_block_space_id_5fff7e52" ON "lamindb_block" ("space_id");
CREATE INDEX "lamindb_block_created_by_id_8b175ba1" ON "lamindb_block" ("created_by_id");
CREATE INDEX "lamindb_block__status_code_488afb25" ON "lamindb_block" ("_status_code");
CREATE INDEX "lamindb_block_created_on_id_cff74ef4" ON "lamindb_block" ("created_on_id");
CREATE INDEX "lamindb_block_anchor_id_818f0184" ON "lamindb_block" ("anchor_id");
