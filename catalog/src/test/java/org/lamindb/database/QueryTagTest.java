package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTagTest {
  @Test
  void commentNamesApplicationAndQuery() {
    assertThat(new QueryTag("app-20261121_0001", "7").comment())
        .isEqualTo("/* lamindb-spark app=app-20261121_0001 query=7 */ ");
    assertThat(QueryTag.NONE.comment()).isEqualTo("/* lamindb-spark app= query= */ ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/ DROP TABLE a; /*", "a b", "a\nb", "é", "a;", "a'", "a?"})
  void whatCouldEndTheCommentIsRefused(String value) {
    assertThatThrownBy(() -> new QueryTag(value, "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QueryTag("", value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1'; DROP TABLE a; --", "00000003-0000001B-1\n"})
  void onlyIdsOfSnapshotsAreTaken(String value) {
    assertThatThrownBy(() -> new SnapshotId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void snapshotIdIsTaken() {
    assertThat(new SnapshotId("00000003-0000001B-1").value()).hasSize(19);
  }

  @Test
  void waitingHasAnEnd() {
    assertThat(ScanSession.ALONE.silence()).isEqualTo(Duration.ofMinutes(5));
    assertThatThrownBy(() -> ScanSession.ALONE.withSilence(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
