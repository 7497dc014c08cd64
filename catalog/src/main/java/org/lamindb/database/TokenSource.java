package org.lamindb.database;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.LaminException;

/**
 * The tokens of a database as a part of its address. Serialised it is one token of that moment:
 * Spark serialises a task when it launches it, so that each begins with a fresh token, and no plan,
 * event or checkpoint holds one.
 *
 * <p>It does not tell two addresses apart: they lead to one database, whoever opens it.
 */
public final class TokenSource implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of databases that take no tokens. */
  static final TokenSource NONE = new TokenSource(null);

  private static final String UNDEFINED_FUNCTION = "42883";

  private final transient DatabaseTokens tokens;

  private TokenSource(DatabaseTokens tokens) {
    this.tokens = tokens;
  }

  static TokenSource of(DatabaseTokens tokens) {
    return new TokenSource(Objects.requireNonNull(tokens, "tokens is null"));
  }

  boolean isPresent() {
    return tokens != null;
  }

  /**
   * Tells the database, for the transaction that begins with this, who asks.
   *
   * @throws LaminException when there is no token, or the database does not take it
   */
  void present(Connection connection, DatabaseAddress address) throws SQLException {
    String token = tokens.current();
    try (PreparedStatement statement = connection.prepareStatement("SELECT set_token(?, true)")) {
      statement.setString(1, token);
      statement.execute();
    } catch (SQLException e) {
      if (ConnectRetry.isConnectionFailure(e)) {
        throw e;
      }
      if (UNDEFINED_FUNCTION.equals(e.getSQLState())) {
        throw DatabaseErrors.takesNoTokens(address.toString());
      }
      // The cause may show the token: only its message is told on.
      String why = Objects.requireNonNullElse(e.getMessage(), e.getSQLState());
      throw DatabaseErrors.tokenRefused(address.toString(), why.replace(token, "***"));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenSource;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return isPresent() ? "with tokens" : "without tokens";
  }

  private Object writeReplace() {
    return new Issued(isPresent() ? tokens.current() : null);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("it travels as a token");
  }

  /** What travels: one token, or null. */
  private record Issued(String token) implements Serializable {
    private Object readResolve() {
      return token == null ? NONE : of(() -> token);
    }

    @Override
    public String toString() {
      return "a token";
    }
  }
}
