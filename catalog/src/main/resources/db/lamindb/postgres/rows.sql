-- What every new instance holds beside its user and its storage, which are not made here. The
-- branches belong to that user, the first one; only those whose numbers have a meaning get theirs.

INSERT INTO public.lamindb_space (name, uid, description) VALUES
  ('all', 'aaaaaaaaaaaa', 'Every team & user with access to the instance has access.');

INSERT INTO public.lamindb_branch (id, name, uid, description, space_id, created_by_id, _status_code, _aux) VALUES
  (-1, 'trash', 'tttttttttttt', 'The trash.', 1, 1, 0, NULL),
  (0, 'archive', 'aaaaaaaaaaaa', 'The archive.', 1, 1, 0, NULL);

INSERT INTO public.lamindb_branch (name, uid, description, space_id, created_by_id, _status_code, _aux) VALUES
  ('main', 'mmmmmmmmmmmm', 'The main & default branch of the instance.', 1, 1, 0, NULL);
