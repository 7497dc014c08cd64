-- 2.2: links of branches to artifacts in place of plans.

CREATE TABLE "lamindb_branchartifact" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "branch_id" integer NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE "new__lamindb_branch" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(100) NOT NULL, "uid" varchar(12) NOT NULL UNIQUE, "description" text NULL, "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__lamindb_branch" ("id", "name", "uid", "description", "created_at", "space_id", "created_by_id") SELECT "id", "name", "uid", "description", "created_at", "space_id", "created_by_id" FROM "lamindb_branch";
DROP TABLE "lamindb_branch";
ALTER TABLE "new__lamindb_branch" RENAME TO "lamindb_branch";
CREATE UNIQUE INDEX "lamindb_branchartifact_branch_id_artifact_id_0ff0d72c_uniq" ON "lamindb_branchartifact" ("branch_id", "artifact_id");
CREATE INDEX "lamindb_branchartifact_artifact_id_c09534f7" ON "lamindb_branchartifact" ("artifact_id");
CREATE INDEX "lamindb_branchartifact_branch_id_d326f77f" ON "lamindb_branchartifact" ("branch_id");
CREATE UNIQUE INDEX "unique_branch_name_lower" ON "lamindb_branch" ((LOWER("name")));
CREATE INDEX "lamindb_branch_name_6f42d7e8" ON "lamindb_branch" ("name");
CREATE INDEX "lamindb_branch_created_at_0ee049d8" ON "lamindb_branch" ("created_at");
CREATE INDEX "lamindb_branch_space_id_6ea137c6" ON "lamindb_branch" ("space_id");
CREATE INDEX "lamindb_branch_created_by_id_95d1377c" ON "lamindb_branch" ("created_by_id");
DROP TABLE "lamindb_branchplan";
