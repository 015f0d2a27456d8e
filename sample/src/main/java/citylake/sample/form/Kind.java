package citylake.sample.form;

import static citylake.sample.form.Field.Type.CODE;
import static citylake.sample.form.Field.Type.DATE;
import static citylake.sample.form.Field.Type.FLAG;
import static citylake.sample.form.Field.Type.ID_NO;
import static citylake.sample.form.Field.Type.KEY;
import static citylake.sample.form.Field.Type.LAT;
import static citylake.sample.form.Field.Type.LON;
import static citylake.sample.form.Field.Type.NAME;
import static citylake.sample.form.Field.Type.NUMBER;
import static citylake.sample.form.Field.Type.PHONE;
import static citylake.sample.form.Field.Type.PLATE;
import static citylake.sample.form.Field.Type.PLATE_COLOUR;
import static citylake.sample.form.Field.Type.SPEED;
import static citylake.sample.form.Field.Type.TEXT;
import static citylake.sample.form.Field.Type.TIME;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of record that cities deliver, with their fields; the first is the number. */
@SuppressWarnings("ImmutableEnumChecker") // lists of List.copyOf never change
public enum Kind {
  STANDARD_ADDRESS(
      "standard_address",
      "address_text",
      of(KEY, "address_no"),
      of(TEXT, "province", "city"),
      of(CODE, "county_code"),
      of(TEXT, "county"),
      of(CODE, "town_code"),
      of(TEXT, "town"),
      of(CODE, "community_code"),
      of(TEXT, "community", "road", "house_no", "compound", "building_no", "unit_no", "room_no"),
      of(CODE, "level_code"),
      of(TEXT, "address_text"),
      of(LON, "lon"),
      of(LAT, "lat")),
  HOUSING_UNIT(
      "housing_unit",
      "area_m2",
      of(KEY, "unit_no"),
      of(TEXT, "address_text"),
      of(CODE, "use_code"),
      of(NUMBER, "area_m2", "built_year"),
      of(NAME, "owner_name"),
      of(ID_NO, "owner_id_no"),
      of(LON, "lon"),
      of(LAT, "lat")),
  ORGANISATION(
      "organisation",
      "name",
      of(KEY, "organisation_no"),
      of(TEXT, "name"),
      of(CODE, "organisation_code"),
      of(TEXT, "address_text"),
      of(NAME, "representative_name"),
      of(PHONE, "phone"),
      of(DATE, "registered_on"),
      of(LON, "lon"),
      of(LAT, "lat")),
  HOUSEHOLD_MEMBER(
      "household_member",
      "born",
      of(KEY, "member_no"),
      of(TEXT, "household_no"),
      of(CODE, "relation_code"),
      of(NAME, "name"),
      of(CODE, "sex_code"),
      of(DATE, "born"),
      of(ID_NO, "id_no"),
      of(PHONE, "phone"),
      of(TEXT, "address_text"),
      of(CODE, "state_code"),
      of(DATE, "registered_on", "ended_on")),
  LEASE(
      "lease",
      "leased_from",
      of(KEY, "lease_no"),
      of(NAME, "tenant_name"),
      of(ID_NO, "tenant_id_no"),
      of(PHONE, "tenant_phone"),
      of(NAME, "landlord_name"),
      of(TEXT, "address_text"),
      of(DATE, "leased_from", "leased_to")),
  SOCIAL_INSURANCE(
      "social_insurance",
      "born",
      of(KEY, "insurance_no"),
      of(NAME, "name"),
      of(CODE, "sex_code"),
      of(DATE, "born"),
      of(ID_NO, "id_no"),
      of(PHONE, "phone"),
      of(TEXT, "employer_no", "employer_name"),
      of(DATE, "insured_from", "insured_to")),
  SCHOOL_ENROLMENT(
      "school_enrolment",
      "grade",
      of(KEY, "enrolment_no"),
      of(NAME, "name"),
      of(CODE, "sex_code"),
      of(DATE, "born"),
      of(ID_NO, "id_no"),
      of(TEXT, "school_no", "school_name"),
      of(NUMBER, "grade"),
      of(NAME, "guardian_name"),
      of(PHONE, "guardian_phone"),
      of(TEXT, "address_text"),
      of(DATE, "enrolled_on", "left_on")),
  UTILITY_ACCOUNT(
      "utility_account",
      "last_reading",
      of(KEY, "account_no"),
      of(CODE, "utility_code"),
      of(NAME, "holder_name"),
      of(ID_NO, "holder_id_no"),
      of(PHONE, "holder_phone"),
      of(TEXT, "address_text"),
      of(DATE, "opened_on", "closed_on"),
      of(NUMBER, "last_reading")),
  HOTEL_STAY(
      "hotel_stay",
      "checked_in_at",
      of(KEY, "stay_no"),
      of(TEXT, "hotel_no", "hotel_name", "room_no"),
      of(NAME, "guest_name"),
      of(CODE, "document_code"),
      of(ID_NO, "guest_id_no"),
      of(PHONE, "guest_phone"),
      of(TEXT, "home_address_text"),
      of(TIME, "checked_in_at", "checked_out_at")),
  PARCEL_DELIVERY(
      "parcel_delivery",
      "delivered_at",
      of(KEY, "parcel_no"),
      of(NAME, "recipient_name"),
      of(PHONE, "recipient_phone"),
      of(TEXT, "address_text"),
      of(TIME, "delivered_at"),
      of(TEXT, "courier_no")),
  MISSING_PERSON(
      "missing_person",
      "last_seen_at",
      of(KEY, "report_no"),
      of(NAME, "name"),
      of(CODE, "sex_code"),
      of(DATE, "born"),
      of(ID_NO, "id_no"),
      of(NUMBER, "height_cm"),
      of(TEXT, "feature_text"),
      of(TIME, "last_seen_at"),
      of(TEXT, "last_seen_text"),
      of(TIME, "reported_at", "found_at"),
      of(CODE, "state_code")),
  INCIDENT(
      "incident",
      "reported_at",
      of(KEY, "incident_no", "offence_no"),
      of(CODE, "offence_code"),
      of(TEXT, "offence_text"),
      of(CODE, "method_code"),
      of(TEXT, "method_text", "object_text"),
      of(TIME, "occurred_from", "occurred_to", "reported_at"),
      of(LON, "lon"),
      of(LAT, "lat"),
      of(TEXT, "address_text"),
      of(CODE, "district", "neighbourhood")),
  CRASH(
      "crash",
      "reported_at",
      of(KEY, "crash_no"),
      of(TEXT, "incident_no"),
      of(CODE, "crash_code"),
      of(TEXT, "crash_text"),
      of(TIME, "occurred_from", "occurred_to", "reported_at"),
      of(LON, "lon"),
      of(LAT, "lat"),
      of(TEXT, "address_text"),
      of(CODE, "district", "neighbourhood"),
      of(FLAG, "is_hit_and_run")),
  SUSPECT_FILE(
      "suspect_file",
      "opened_on",
      of(KEY, "suspect_no"),
      of(TEXT, "incident_no"),
      of(NAME, "name"),
      of(CODE, "sex_code"),
      of(DATE, "born"),
      of(ID_NO, "id_no"),
      of(PHONE, "phone"),
      of(TEXT, "address_text"),
      of(DATE, "opened_on")),
  ALERT(
      "alert",
      "issued_at",
      of(KEY, "alert_no"),
      of(CODE, "alert_code"),
      of(TEXT, "alert_text"),
      of(CODE, "district"),
      of(TIME, "issued_at"),
      of(TEXT, "channel"),
      of(NUMBER, "amount_yuan")),
  HELP_REQUEST(
      "help_request",
      "requested_at",
      of(KEY, "request_no"),
      of(CODE, "request_code"),
      of(TEXT, "request_text", "agency"),
      of(CODE, "request_state"),
      of(TIME, "requested_at", "closed_at"),
      of(LON, "lon"),
      of(LAT, "lat"),
      of(TEXT, "address_text"),
      of(CODE, "district", "neighbourhood")),
  VEHICLE_SIGHTING(
      "vehicle_sighting",
      "passed_at",
      of(KEY, "sighting_no"),
      of(TEXT, "device_no"),
      of(TIME, "passed_at"),
      of(PLATE, "plate_no"),
      of(PLATE_COLOUR, "plate_colour_code"),
      of(CODE, "plate_type_code"),
      of(SPEED, "speed_kmh"),
      of(NUMBER, "lane_no"),
      of(CODE, "direction_code"),
      of(LON, "lon"),
      of(LAT, "lat"),
      of(TEXT, "address_text")),
  PATROL_UNIT(
      "patrol_unit",
      "officers",
      of(KEY, "roster_no"),
      of(TEXT, "unit_no"),
      of(CODE, "unit_code", "district"),
      of(TIME, "on_duty_from", "on_duty_to"),
      of(NUMBER, "officers"),
      of(PLATE, "plate_no"));

  private final String standardName;
  private final List<Field> fields;
  private final int mistakable;

  @SafeVarargs
  Kind(String standardName, String mistakable, List<Field>... fields) {
    this.standardName = standardName;
    List<Field> all = new ArrayList<>();
    for (List<Field> some : fields) {
      all.addAll(some);
    }
    this.fields = List.copyOf(all);
    this.mistakable = this.fields.stream().map(Field::name).toList().indexOf(mistakable);
  }

  private static List<Field> of(Field.Type type, String... names) {
    return Arrays.stream(names).map(name -> new Field(name, type)).toList();
  }

  /** Name of the standard's table. */
  public String standardName() {
    return standardName;
  }

  public List<Field> fields() {
    return fields;
  }

  /** Index of the field that is sometimes wrong at first and set right later; never null. */
  public int mistakable() {
    return mistakable;
  }
}
