-- A feature remembers the names that it had: among its synonyms, and with the time of the change.

CREATE OR REPLACE FUNCTION public.pgtrigger_update_feature_on_name_change_6c32d() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  moment text := to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
BEGIN
  IF public._pgtrigger_should_ignore(TG_NAME) THEN
    RETURN NEW;
  END IF;
  IF coalesce(NEW.synonyms, '') = '' THEN
    NEW.synonyms := OLD.name;
  ELSIF strpos(NEW.synonyms, OLD.name) = 0 THEN
    NEW.synonyms := NEW.synonyms || '|' || OLD.name;
  END IF;
  NEW._aux := coalesce(NEW._aux, '{}') || jsonb_build_object(
    'renamed',
    coalesce((OLD._aux ->> 'renamed')::jsonb, '{}') || jsonb_build_object(moment, OLD.name));
  RETURN NEW;
END
$$;

CREATE TRIGGER pgtrigger_update_feature_on_name_change_6c32d BEFORE UPDATE
  ON public.lamindb_feature FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
  EXECUTE FUNCTION public.pgtrigger_update_feature_on_name_change_6c32d();

COMMENT ON TRIGGER pgtrigger_update_feature_on_name_change_6c32d ON public.lamindb_feature
  IS '5f2e7a65e42c34b0455f0840def52f078726e401';
