package citylake.etl.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContracts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardKindTest {
  static List<StandardKind> kinds() {
    return StandardKind.all();
  }

  @Test
  void everyTableOfTheStandardIsAKind() {
    assertThat(kinds())
        .extracting(StandardKind::name)
        .containsExactly(
            "incident",
            "crash",
            "help_request",
            "vehicle_sighting",
            "suspect_file",
            "alert",
            "household_member",
            "lease",
            "hotel_stay",
            "social_insurance",
            "school_enrolment",
            "utility_account",
            "parcel_delivery",
            "missing_person",
            "housing_unit",
            "organisation",
            "standard_address",
            "patrol_unit");
    assertThat(StandardKind.tables())
        .extracting(Object::toString)
        .startsWith("standard.incident", "standard.crash")
        .hasSameSizeAs(kinds());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsKnownByItsCityFirstAndCarriesWhatTheMergeWrites(StandardKind kind) {
    assertThat(kind.key()).startsWith("city_code").hasSizeGreaterThan(1);
    assertThat(kind.columns().fieldNames()).containsAll(kind.key());
    assertThat(TableContracts.of(kind.table()).columns())
        .extracting(ColumnContract::name)
        .startsWith(kind.columns().fieldNames())
        .endsWith("first_seen_month", "_state", "retracted_in", "_row", "_changes", "_issues");
  }

  @Test
  void typesAreThoseOfTheContract() {
    StandardKind sighting = StandardKind.named("vehicle_sighting");

    assertThat(sighting.columns().simpleString())
        .isEqualTo(
            "struct<city_code:string,city_code_system:string,sighting_no:string,device_no:string,"
                + "passed_at:timestamp,passed_at_local:timestamp_ntz,plate_no_hash:string,"
                + "plate_form:string,plate_colour_code:string,plate_type_code:string,"
                + "speed_kmh:double,lane_no:int,direction_code:string,lon:double,lat:double,"
                + "place_source:string,place_precision:string,place_original:string,"
                + "address_text:string,district:string,neighbourhood:string>");
    assertThat(sighting.typeOf("passed_at").simpleString()).isEqualTo("timestamp");
  }

  @Test
  void onlyTimesThatManyMayReadAreShown() {
    assertThat(kinds())
        .filteredOn(StandardKind::isTimeShown)
        .extracting(StandardKind::name)
        .containsExactly("incident", "crash", "help_request", "alert");
    assertThat(StandardKind.named("hotel_stay").eventTime()).contains("checked_in_at");
    assertThat(StandardKind.named("lease").eventTime()).isEmpty();
  }

  @Test
  void unknownKindIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> StandardKind.named("parking"))
        .hasMessage("Invalid kind (must be one of %s): parking".formatted(StandardKind.names()));
  }
}
