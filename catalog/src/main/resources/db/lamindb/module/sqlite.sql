-- The first registry of the module ${module}. Columns that LaminDB's registries share come first.

CREATE TABLE "${table}" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "uid" varchar(14) NOT NULL UNIQUE,
  "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL,
  "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL,
  "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED,
  "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED,
  "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED,
  "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED,
  "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED,
  "is_locked" bool DEFAULT 0 NOT NULL,
  "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)),
  "name" varchar(255) NOT NULL,
  "description" text NULL
);
CREATE INDEX "${table}_name" ON "${table}" ("name");
CREATE INDEX "${table}_created_at" ON "${table}" ("created_at");
CREATE INDEX "${table}_updated_at" ON "${table}" ("updated_at");
CREATE INDEX "${table}_created_by_id" ON "${table}" ("created_by_id");
CREATE INDEX "${table}_run_id" ON "${table}" ("run_id");
CREATE INDEX "${table}_branch_id" ON "${table}" ("branch_id");
CREATE INDEX "${table}_created_on_id" ON "${table}" ("created_on_id");
CREATE INDEX "${table}_space_id" ON "${table}" ("space_id");
