package org.lamindb.scan.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CopyRowTest {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int flags, int extension) {
    return bytes(
        out -> {
          out.write(SIGNATURE);
          out.writeInt(flags);
          out.writeInt(extension);
          out.write(new byte[Math.max(0, extension)]);
        });
  }

  private static final byte[] ROW =
      bytes(
          out -> {
            out.writeShort(6);
            out.writeInt(8);
            out.writeLong(Long.MIN_VALUE);
            out.writeInt(4);
            out.writeInt(-5);
            out.writeInt(2);
            out.writeShort(-6);
            out.writeInt(-1);
            out.writeInt(0);
            out.writeInt(4);
            out.writeFloat(1.5f);
          });

  @Test
  void fieldsAreReadWhereTheyAre() {
    CopyRow row = new CopyRow(6);
    assertThat(row.set(ROW, 0)).isTrue();
    assertThat(row.integer(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(row.integer(1)).isEqualTo(-5);
    assertThat(row.integer(2)).isEqualTo(-6);
    assertThat(row.cells().isNull(3)).isTrue();
    assertThat(row.cells().getText(4)).isEmpty();
    assertThat(row.floating(5)).isEqualTo(1.5);
    assertThatThrownBy(() -> row.integer(4)).isInstanceOf(MalformedCopyException.class);
    assertThatThrownBy(() -> row.floating(2)).isInstanceOf(MalformedCopyException.class);
  }

  @Test
  void endIsNoRow() {
    assertThat(new CopyRow(6).set(bytes(out -> out.writeShort(-1)), 0)).isFalse();
  }

  @Test
  void headerMayBeExtended() {
    assertThat(CopyRow.skipHeader(header(0, 0))).isEqualTo(19);
    assertThat(CopyRow.skipHeader(header(0, 7))).isEqualTo(26);
  }

  @Test
  void otherHeadersAreRefused() {
    assertThatThrownBy(() -> CopyRow.skipHeader(header(1 << 16, 0)))
        .isInstanceOf(MalformedCopyException.class);
    assertThatThrownBy(() -> CopyRow.skipHeader(header(0, -1)))
        .isInstanceOf(MalformedCopyException.class);
    assertThatThrownBy(() -> CopyRow.skipHeader(Arrays.copyOf(header(0, 9), 20)))
        .isInstanceOf(MalformedCopyException.class);
    assertThatThrownBy(() -> CopyRow.skipHeader("1\tone\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedCopyException.class);
  }

  @Property
  void aRowThatIsCutOffOrTooLongIsRefused(@ForAll @IntRange(min = 0, max = 60) int length) {
    byte[] other = Arrays.copyOf(ROW, length);
    CopyRow row = new CopyRow(6);
    if (length == ROW.length) {
      assertThat(row.set(other, 0)).isTrue();
    } else {
      assertThatThrownBy(() -> row.set(other, 0)).isInstanceOf(MalformedCopyException.class);
    }
  }

  @Property
  void noBytesAreReadBeyondTheirEnd(@ForAll byte[] garbage) {
    CopyRow row = new CopyRow(3);
    try {
      row.set(garbage, 0);
    } catch (MalformedCopyException e) {
      assertThat(e).hasMessageContaining("cannot be read");
    }
  }
}
