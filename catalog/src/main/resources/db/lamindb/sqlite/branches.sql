-- The branches of every new instance, which carry the time of its creation.
INSERT INTO "lamindb_branch" ("id", "name", "uid", "description", "space_id", "created_by_id", "_status_code", "_aux") VALUES
  (-1, 'trash', 'tttttttttttt', 'The trash.', 1, 1, 0, NULL),
  (0, 'archive', 'aaaaaaaaaaaa', 'The archive.', 1, 1, 0, NULL),
  (1, 'main', 'mmmmmmmmmmmm', 'The main & default branch of the instance.', 1, 1, 0, NULL);
