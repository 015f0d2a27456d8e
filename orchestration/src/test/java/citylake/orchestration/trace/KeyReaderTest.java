package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.source.Sources;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
  @Test
  void valuesFillTheKeyColumnsThatAreNotNamedAndACitysIdStandsForItsCode() {
    Key key = read("published.hour_of_week", List.of("denver", "crash", "17"), Map.of("dow", "5"));

    assertThat(key.values().values()).containsExactly("0820000", "crash", 5, 17);
    assertThat(key.command()).isEqualTo("citylake trace published.hour_of_week 0820000 crash 5 17");
  }

  @Test
  void aMonthIsADate() {
    Key key = read("published.incident_count", List.of("denver", "2018-03-01", "05"), Map.of());

    assertThat(key.values()).containsEntry("month", LocalDate.of(2018, 3, 1));
  }

  @Test
  void aCommandQuotesWhatAShellWouldTakeApart() {
    Key key = read("standard.crash", List.of("denver", "it's 7"), Map.of());

    assertThat(key.command()).isEqualTo("citylake trace standard.crash 0820000 'it'\\''s 7'");
  }

  @Test
  void allThatDoesNotFitIsNamedAtOnceWithTheKeyColumns() {
    assertThatThrownBy(
            () ->
                read(
                    "published.incident_count",
                    List.of("denver", "March"),
                    Map.of("offence", "05")))
        .isInstanceOf(InvalidKey.class)
        .hasMessage(
            "Invalid key of published.incident_count: 'offence' is no key column; 2 value(s) given for 3 column(s); month must be a date such as 2018-03-01: 'March'. Its key columns are, in this order: city_code, month, offence_group.");
  }

  @Test
  void aTableThatIsNotTracedIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Tracer.of("raw.record", List.of(), Map.of(), List.of()))
        .isInstanceOf(NothingThere.class)
        .hasMessageStartingWith(
            "Cannot trace 'raw.record': there is no such table, or none of rows that come from others. Traced can be, with their key columns: standard.")
        .hasMessageContaining("published.hot_place (city_code, kind, cell)");
  }

  private static Key read(String table, List<String> inOrder, Map<String, String> named) {
    return new KeyReader(TableContracts.of(TableName.of(table)), Sources.load(List.of()).all())
        .read(inOrder, named);
  }
}
