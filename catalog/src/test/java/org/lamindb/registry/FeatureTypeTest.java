package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.registry.FeatureType.Labels;

class FeatureTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; LONG",
        "float; DOUBLE",
        "num; DOUBLE",
        "str; TEXT",
        "path; TEXT",
        "cat; TEXT",
        "bool; BOOLEAN",
        "date; DATE",
        "datetime; TIMESTAMP",
        "datetime64[ns, UTC]; TIMESTAMP",
        "dict; JSON",
        "object; JSON",
        "something new; TEXT"
      })
  void plainTypesHaveColumnsOfTheirs(String dtype, ColumnType type) {
    assertThat(FeatureType.of(dtype)).isEqualTo(new FeatureType(type, type, List.of()));
  }

  @Test
  void listsHaveElements() {
    assertThat(FeatureType.of("list[int]"))
        .isEqualTo(new FeatureType(ColumnType.LIST, ColumnType.LONG, List.of()));
    assertThat(FeatureType.of("list[list[int]]"))
        .isEqualTo(new FeatureType(ColumnType.LIST, ColumnType.JSON, List.of()));
    assertThat(FeatureType.of("list[cat[ULabel]]")).isEqualTo(FeatureType.of("cat[ULabel]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cat[ULabel]; ULabel;",
        "cat[bionty.CellType]; bionty.CellType;",
        "cat[bionty.CellType.ontology_id]; bionty.CellType; ontology_id",
        "cat[Record[0123456789abcdef]]; Record;",
        "cat[Record[0123456789abcdef, name=\"a.b\"].description]; Record; description",
        "cat[bionty.Disease[source__uid=abc]]; bionty.Disease;",
        "cat[Record[is_type='True']]; Record;",
        "cat[Record[Experiments|Odd]]; Record;",
        "cat[User]; User;"
      })
  void labelsAreOfRegistries(String dtype, String registry, String field) {
    assertThat(FeatureType.of(dtype).labels())
        .containsExactly(new Labels(registry, Optional.ofNullable(field)));
  }

  @Test
  void unionsHaveSeveralRegistries() {
    assertThat(
            FeatureType.of("cat[bionty.Tissue.ontology_id|bionty.CellType.ontology_id]").labels())
        .containsExactly(
            new Labels("bionty.Tissue", Optional.of("ontology_id")),
            new Labels("bionty.CellType", Optional.of("ontology_id")));
  }
}
