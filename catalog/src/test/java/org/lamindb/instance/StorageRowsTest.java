package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lamindb.instance.StorageRows.Row;

class StorageRowsTest {
  private static final String OWN = "vTD2mWwV3oaD";
  private static final String OTHER = "4XIuR0tvaiXM";

  /** Storage locations in the order of registration, by the instances that manage them. */
  private static StorageRows rows(String... instanceUids) {
    List<Optional<String>> uids = Arrays.stream(instanceUids).map(Optional::ofNullable).toList();
    return new StorageRows(
        IntStream.range(0, uids.size())
            .mapToObj(i -> new Row(i + 1, "uid" + i, "/root" + i, "local", uids.get(i)))
            .toList(),
        Set.of());
  }

  @Test
  void ownStorageTellsTheUid() {
    assertThat(rows(OWN).ownUid()).contains(OWN);
    assertThat(rows(OWN, OWN, null).ownUid()).contains(OWN);
    assertThat(rows(null, OWN).ownUid()).contains(OWN);
  }

  @Test
  void storageThatCameWithOtherRecordsDoesNotConfuse() {
    assertThat(rows(OWN, OTHER, OTHER).ownUid()).contains(OWN);
  }

  @Test
  void severalInstancesWithoutTheFirstRowTellNothing() {
    assertThat(rows(null, OTHER, OWN).ownUid()).isEmpty();
    assertThat(rows(null, null).ownUid()).isEmpty();
    assertThat(rows().ownUid()).isEmpty();
  }
}
