-- What checks and triggers call; names and parameters are those that LaminDB's clients replace.

CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  -- A client lists there the triggers that are to stay silent in its session.
  RETURN coalesce(
    trigger_name = ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false);
EXCEPTION WHEN invalid_text_representation THEN
  RETURN false;
END
$$;

DO $make$
DECLARE
  registry text;
BEGIN
  FOREACH registry IN ARRAY ARRAY['feature', 'project', 'reference', 'schema', 'ulabel'] LOOP
    EXECUTE format(
      $sql$
      CREATE OR REPLACE FUNCTION public.is_valid_%1$s_type(%1$s_type_id integer) RETURNS boolean
      LANGUAGE plpgsql AS $$
      BEGIN
        RETURN %1$s_type_id IS NULL
          OR EXISTS (SELECT FROM public.lamindb_%1$s t WHERE t.id = %1$s_type_id AND t.is_type);
      END
      $$
      $sql$,
      registry);
  END LOOP;
END
$make$;

CREATE OR REPLACE FUNCTION public.is_valid_record_type(
  record_type_id integer, record_is_type boolean) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  -- A type of types has no schema: a schema is that of a type's records.
  RETURN record_type_id IS NULL
    OR EXISTS (
      SELECT FROM public.lamindb_record t
      WHERE t.id = record_type_id AND t.is_type
        AND (record_is_type IS NOT TRUE OR t.schema_id IS NULL));
END
$$;
