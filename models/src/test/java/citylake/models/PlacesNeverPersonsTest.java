package citylake.models;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.clock.HourClock;
import citylake.models.coincidence.Coincidence;
import citylake.models.coincidence.CoincidenceVerdicts;
import citylake.models.hotplace.HotPlaces;
import citylake.models.patrol.PatrolWindows;
import citylake.testing.LocalSpark;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlacesNeverPersonsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private static final Pattern OF_PERSONS =
      Pattern.compile(
          "(?i).*(person|name|ethnic|race|nation|religion|skin|accent|feature|sex|gender|birth|age_|suspect|victim|phone|plate).*");

  @Test
  void modelsReadNothingButCityTimePlaceAndOrigin() {
    String[] read =
        ModelEvents.of(
                EventRow.incidents(spark.session(), List.of()),
                EventRow.crashes(spark.session(), List.of()),
                false)
            .columns();

    assertThat(Set.of(read))
        .isEqualTo(
            Set.of(
                "city_code",
                "kind",
                "from_second",
                "to_second",
                "local_second_of_day",
                "lon",
                "lat",
                "is_trained"));
  }

  @Test
  void noResultSpeaksOfAPerson() {
    assertThat(
            Stream.of(
                    HotPlaces.SCHEMA,
                    HourClock.SCHEMA,
                    Coincidence.SCHEMA,
                    CoincidenceVerdicts.SCHEMA,
                    PatrolWindows.SCHEMA)
                .flatMap(schema -> Arrays.stream(schema.fieldNames())))
        .noneMatch(column -> OF_PERSONS.matcher(column).matches());
  }
}
