package org.lamindb.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;

/** A source and a target between which tests transfer. */
record InstancePair(Instance source, Instance target) {
  TransferReport transfer(long... ids) {
    return new RecordTransfer(source, target)
        .transfer(LongStream.of(ids).boxed().toList(), TransferOptions.standard());
  }

  /** A refused transfer writes nothing. */
  void assertRefused(String errorClass, TransferOptions options, long id) {
    String all =
        "SELECT count(*) FROM lamindb_artifact UNION ALL SELECT count(*) FROM lamindb_run"
            + " UNION ALL SELECT count(*) FROM lamindb_storage";
    List<String> before = Scene.rows(target, all);
    assertThatThrownBy(() -> new RecordTransfer(source, target).transfer(List.of(id), options))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining(errorClass);
    assertThat(Scene.rows(target, all)).isEqualTo(before);
  }
}
