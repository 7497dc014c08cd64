-- LaminDB keeps its tables in this schema, whatever the user's search path is. Who holds a table for
-- longer than the time-out is not waited for.

SET LOCAL search_path TO public;
SET LOCAL client_min_messages TO warning;
SET LOCAL lock_timeout TO '30s';
