package org.lamindb.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 200)
  void textsOfSeveralPlacesStayWhole(
      @ForAll @Size(max = 5) List<@Size(max = 4) List<String>> rows) {
    Cells cells = new Cells(4);
    for (List<String> row : rows) {
      cells.begin();
      for (int i = 0; i < row.size(); i++) {
        cells.append(i, utf8(row.get(i)));
      }
      for (int i = 0; i < row.size(); i++) {
        assertThat(utf8(cells.getText(i))).isEqualTo(utf8(row.get(i)));
      }
    }
  }

  @Test
  void whatIsNullHasNoTextOfTheRowBefore() {
    Cells cells = new Cells(2);
    cells.begin(utf8("one and two"));
    cells.setText(0, 0, 3, false);
    cells.setText(1, 8, 3, false);
    assertThat(cells.getText(1)).isEqualTo("two");

    cells.begin();
    cells.append(0, utf8("1"));
    cells.setNull(1);
    assertThat(cells.isNull(1)).isTrue();
    assertThat(cells.length(1)).isZero();

    cells.begin(utf8("x"));
    cells.setText(0, 0, -6, true);
    assertThat(cells.isNull(0)).isTrue();
    assertThat(cells.length(0)).isZero();
  }

  @Test
  void numbersAreKeptToTheBit() {
    Cells cells = new Cells(3);
    cells.begin();
    cells.setNull(0);
    cells.setLong(0, Long.MIN_VALUE);
    cells.setDouble(1, -0.0);
    cells.setBoolean(2, true);
    assertThat(cells.isNull(0)).isFalse();
    assertThat(cells.getLong(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(Double.doubleToRawLongBits(cells.getDouble(1))).isEqualTo(Long.MIN_VALUE);
    assertThat(cells.getBoolean(2)).isTrue();
  }
}
