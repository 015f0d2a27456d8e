package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.wire.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWordsTest {
  @Test
  void allPartsAreRead() throws Refusal {
    assertThat(
            RequestWords.of(
                "request access to `standard`.vehicle_sighting (device_no , `lon`) of city '980200' only plate_no_hash = 'a and b' and district='d''1' from '2026-07-01T08:00:00Z' to '2026-07-02' until '2026-07-20' because 'he said: until ''noon'' because'"))
        .contains(
            new RequestWords(
                "standard.vehicle_sighting",
                List.of("device_no", "lon"),
                "980200",
                Map.of("plate_no_hash", "a and b", "district", "d'1"),
                Instant.parse("2026-07-01T08:00:00Z"),
                Instant.parse("2026-07-03T00:00:00Z"),
                Instant.parse("2026-07-21T00:00:00Z"),
                "he said: until 'noon' because"));
  }

  @Test
  void theShortestFormHasNoBounds() throws Refusal {
    assertThat(
            RequestWords.of(
                "REQUEST ACCESS TO standard.crash(address_text)\nOF CITY '980200' UNTIL '2026-07-20' BECAUSE 'hit and run'"))
        .hasValueSatisfying(
            words ->
                assertThat((RequestWords) words)
                    .extracting(RequestWords::only, RequestWords::from, RequestWords::to)
                    .containsExactly(Map.of(), null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REQUEST",
        "REQUEST ACCESS TO standard.crash",
        "REQUEST ACCESS TO standard.crash () OF CITY 'x' UNTIL '2026-07-20' BECAUSE 'y'",
        "REQUEST ACCESS TO standard.crash (a b) OF CITY 'x' UNTIL '2026-07-20' BECAUSE 'y'",
        "REQUEST ACCESS TO standard.crash (a) OF CITY x UNTIL '2026-07-20' BECAUSE 'y'",
        "REQUEST ACCESS TO standard.crash (a) OF CITY 'x' FROM '2026-07-01' UNTIL '2026-07-20' BECAUSE 'y'",
        "REQUEST ACCESS TO standard.crash (a) OF CITY 'x' UNTIL '2026-07-20'",
        "REQUEST ACCESS TO standard.crash (a) OF CITY 'x' UNTIL '2026-07-20' BECAUSE 'y'; SELECT 1"
      })
  void anythingElseThatBeginsSoIsToldTheForm(String sql) {
    assertThatThrownBy(() -> RequestWords.of(sql))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot read the request. Its form: " + RequestWords.FORM + ". Nothing was asked.");
  }

  @Test
  void aColumnThatIsToHaveTwoValuesIsRefused() {
    assertThatThrownBy(
            () ->
                RequestWords.of(
                    "REQUEST ACCESS TO t (a) OF CITY 'x' ONLY b = '1' AND b = '2' UNTIL '2026-07-20' BECAUSE 'y'"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("ONLY names a column twice");
  }

  @Test
  void aDayThatIsNoneIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(
            () ->
                RequestWords.of(
                    "REQUEST ACCESS TO standard.crash (a) OF CITY 'x' UNTIL 'tomorrow' BECAUSE 'y'"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot read a time of the request: give a day such as 2026-07-20");
  }

  @Test
  void otherStatementsAreLeftToTheLake() throws Refusal {
    assertThat(RequestWords.of("SELECT request FROM t")).isEmpty();
  }

  @Test
  void aVeryLongStatementIsReadInNoTimeToSpeakOf() {
    String open = "REQUEST ACCESS TO t (a) OF CITY 'x' ONLY " + "a = 'b' AND ".repeat(50_000);

    assertThatThrownBy(() -> RequestWords.of(open)).isInstanceOf(Refusal.class);
  }
}
