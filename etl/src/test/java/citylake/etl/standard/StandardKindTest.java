package citylake.etl.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardKindTest {
  private static final Set<String> OF_THE_MERGE = Set.of("first_seen_month", "retracted_in");

  static List<StandardKind> kinds() {
    return StandardKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void worldColumnsAreThoseOfTheTableContract(StandardKind kind) {
    TableContract contract = TableContracts.of(new TableName("standard", kind.name()));
    List<String> declared =
        contract.columns().stream()
            .filter(column -> !column.name().startsWith("_"))
            .filter(column -> !OF_THE_MERGE.contains(column.name()))
            .map(column -> column.name() + " " + column.type())
            .toList();

    assertThat(
            Arrays.stream(kind.columns().fields())
                .map(field -> field.name() + " " + field.dataType().simpleString()))
        .containsExactlyElementsOf(declared);
    assertThat(contract.keyColumns()).isEqualTo(kind.key());
  }

  @Test
  void unknownKindIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> StandardKind.named("parking"))
        .hasMessage("Invalid kind (must be one of incident, crash): parking");
  }
}
