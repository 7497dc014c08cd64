-- 2.6.1: types that bind their records to a space, and are no types of themselves: the triggers of
-- today. Names are those that LaminDB's clients look for and replace, and the comments the marks by
-- which they see that a trigger is the current one.

DO $make$
DECLARE
  made record;
BEGIN
  FOR made IN
    SELECT * FROM (VALUES
      ('feature', '04c90', 'be9a630e2ee899846cfe5fcabd64234be4e301db'),
      ('project', 'e2567', 'b5b62fdec9b222bc152c2b9937a2676fb653696f'),
      ('record', '56c18', '4f692c1cc71b0554090ffd4642811a52c6b9941e'),
      ('reference', '3d37c', '94bc5e7968664022914905d7390a6935b66b3402'),
      ('schema', 'b403c', '7f860952cef18f2151e46d0120b5aafdebdbd2be'),
      ('ulabel', '863ae', '13b2acbebf74a7e04a66723a353d1ab7a2c4c1ad')) AS marks (registry, mark, hash)
  LOOP
    -- A type may bind its records to a space: its own ('1'), or the one of a uid.
    EXECUTE format(
      $sql$
      CREATE OR REPLACE FUNCTION public.pgtrigger_prevent_%1$s_type_cycle_%2$s() RETURNS trigger
      LANGUAGE plpgsql AS $$
      DECLARE
        bound text;
        home integer;
        ancestor integer := NEW.type_id;
      BEGIN
        IF public._pgtrigger_should_ignore(TG_NAME) THEN
          RETURN NEW;
        END IF;
        SELECT t._aux ->> 'ss', t.space_id INTO bound, home
          FROM public.lamindb_%1$s t WHERE t.id = NEW.type_id;
        IF bound = '1' AND home IS DISTINCT FROM NEW.space_id
          OR bound <> '1' AND bound IS DISTINCT FROM
            (SELECT s.uid FROM public.lamindb_space s WHERE s.id = NEW.space_id)
        THEN
          RAISE EXCEPTION 'The type of this %1$s allows another space only';
        END IF;
        FOR step IN 0..100 LOOP
          IF ancestor = NEW.id THEN
            RAISE EXCEPTION 'This %1$s would become a type of itself';
          END IF;
          SELECT t.type_id INTO ancestor FROM public.lamindb_%1$s t WHERE t.id = ancestor;
          EXIT WHEN ancestor IS NULL;
        END LOOP;
        RETURN NEW;
      END
      $$
      $sql$,
      made.registry, made.mark);
    EXECUTE format(
      'DROP TRIGGER IF EXISTS pgtrigger_prevent_%1$s_type_cycle_%2$s ON public.lamindb_%1$s',
      made.registry, made.mark);
    EXECUTE format(
      'CREATE TRIGGER pgtrigger_prevent_%1$s_type_cycle_%2$s BEFORE INSERT OR UPDATE'
      ' ON public.lamindb_%1$s FOR EACH ROW WHEN (NEW.type_id IS NOT NULL)'
      ' EXECUTE FUNCTION public.pgtrigger_prevent_%1$s_type_cycle_%2$s()',
      made.registry, made.mark);
    EXECUTE format(
      'COMMENT ON TRIGGER pgtrigger_prevent_%1$s_type_cycle_%2$s ON public.lamindb_%1$s IS %3$L',
      made.registry, made.mark, made.hash);
  END LOOP;
END
$make$;
