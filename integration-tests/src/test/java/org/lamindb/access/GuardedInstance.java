package org.lamindb.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/**
 * An instance whose database shows each account the spaces that it may see, as LaminHub's databases
 * do: it takes signed tokens, once a transaction, notes in a table of the transaction what they
 * allow, and its users have no rights of their own past its policies.
 */
record GuardedInstance(RefereeInstance instance) {
  /** Spaces are 1 (all), 2 and 3; the accounts are a, b, c, and d, who may what a may. */
  private static final List<String> GUARD =
      List.of(
          "CREATE SCHEMA security",
          "CREATE TABLE security.secret (key text)",
          "INSERT INTO security.secret VALUES ('" + Tokens.KEY + "')",
          "CREATE TABLE security.access (account text, space integer, role text)",
          """
          INSERT INTO security.access VALUES
            ('a', 1, 'write'), ('a', 2, 'read'), ('d', 1, 'write'), ('d', 2, 'read'), ('b', 1, 'read'), ('c', 1, 'write'), ('c', 3, 'admin')
          """,
          """
          CREATE FUNCTION security.hmac(message text, key text) RETURNS bytea LANGUAGE plpgsql AS $$
          DECLARE inner_key bytea := repeat('0', 64)::bytea; outer_key bytea := inner_key; given bytea := key::bytea; byte integer;
          BEGIN
            FOR i IN 0..63 LOOP
              byte := CASE WHEN i < length(given) THEN get_byte(given, i) ELSE 0 END;
              inner_key := set_byte(inner_key, i, byte # 54);
              outer_key := set_byte(outer_key, i, byte # 92);
            END LOOP;
            RETURN sha256(outer_key || sha256(inner_key || message::bytea));
          END $$
          """,
          """
          CREATE FUNCTION security.decoded(part text) RETURNS bytea LANGUAGE sql AS $$
            SELECT decode(translate(part, '-_', '+/') || repeat('=', (4 - length(part) % 4) % 4), 'base64')
          $$
          """,
          """
          CREATE FUNCTION set_token(token text, is_local boolean) RETURNS void
          LANGUAGE plpgsql SECURITY DEFINER AS $$
          DECLARE parts text[] := string_to_array(token, '.'); claims jsonb;
          BEGIN
            IF coalesce(array_length(parts, 1), 0) <> 3 THEN
              RAISE EXCEPTION 'Invalid token %', token;
            END IF;
            IF security.hmac(parts[1] || '.' || parts[2], (SELECT key FROM security.secret))
               <> security.decoded(parts[3]) THEN
              RAISE EXCEPTION 'Invalid signature of token %', token;
            END IF;
            claims := convert_from(security.decoded(parts[2]), 'UTF8')::jsonb;
            IF (claims->>'exp')::numeric < extract(epoch FROM clock_timestamp()) THEN
              RAISE EXCEPTION 'Token expired';
            END IF;
            CREATE TEMP TABLE access (id integer, role text, type text) ON COMMIT DROP;
            INSERT INTO access SELECT a.space, a.role, 'space' FROM security.access a
              WHERE a.account = claims->>'account_id';
          END $$
          """,
          """
          CREATE FUNCTION check_access() RETURNS TABLE (id integer, role text, type text)
          LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
          BEGIN
            IF to_regclass('pg_temp.access') IS NULL THEN
              RAISE EXCEPTION 'JWT is not set';
            END IF;
            RETURN QUERY SELECT a.id, a.role, a.type FROM pg_temp.access a;
          END $$
          """,
          """
          DO $$
          DECLARE guarded text; may_write text :=
            'space_id IN (SELECT id FROM check_access() WHERE role IN (''write'', ''admin''))';
          BEGIN
            FOR guarded IN SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name = 'space_id' LOOP
              EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
              EXECUTE format('CREATE POLICY see ON %I FOR SELECT USING (space_id IN (SELECT id FROM check_access()))', guarded);
              EXECUTE format('CREATE POLICY add ON %I FOR INSERT WITH CHECK (%s)', guarded, may_write);
              EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (%s)', guarded, may_write);
              EXECUTE format('CREATE POLICY remove ON %I FOR DELETE USING (%s)', guarded, may_write);
            END LOOP;
          END $$
          """);

  /** Makes it, and says in the settings that all tests share how it is opened. */
  static GuardedInstance make(String name) {
    GuardedInstance made = new GuardedInstance(RefereeInstance.empty(name, true));
    GUARD.forEach(made::execute);
    for (String account : List.of("a", "b", "c", "d")) {
      String role = made.role(account);
      made.execute("CREATE ROLE " + role + " LOGIN NOBYPASSRLS PASSWORD 'secret-of-the-tests'");
      made.execute(
          "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + role);
      made.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + role);
    }
    made.execute(
        "INSERT INTO lamindb_space (uid, name) VALUES ('labspace0002', 'lab'), ('hidden000003',"
            + " 'hidden')");
    takeTokens(made.instance, made.url("a"));
    return made;
  }

  /** Says in the settings of an instance that its database takes tokens. */
  static void takeTokens(RefereeInstance instance, String url) {
    Path file =
        TestFolders.folder("client/settings/.lamin")
            .resolve("instance--anonymous--" + instance.name() + ".env");
    try {
      Files.writeString(
          file,
          Files.readString(file)
                  .replace(instance.database().orElseThrow(), url)
                  .replaceAll("(?m)^lamindb_instance_(fine_grained_access|db_permissions)=.*\n", "")
              + "lamindb_instance_fine_grained_access=True\nlamindb_instance_db_permissions=jwt\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String role(String account) {
    return instance.name().replace('-', '_') + "_" + account;
  }

  /** As an account connects: with a role of its own, so that a driver can be all of them. */
  String url(String account) {
    return instance.database().orElseThrow().replace("//postgres:", "//" + role(account) + ":");
  }

  /** Executes a statement as its administrator, past all policies. */
  void execute(String sql) {
    PostgresForTests.execute(instance.name().replace('-', '_'), sql);
  }

  /** A number that a query of its administrator returns. */
  long number(String query) {
    try (Connection connection = instance.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
