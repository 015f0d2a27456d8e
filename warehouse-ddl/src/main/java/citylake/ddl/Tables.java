package citylake.ddl;

/** The tables of the lake by name, so that a misspelt one does not compile. */
public final class Tables {
  public static final TableName RAW_RECORD = new TableName("raw", "record");
  public static final TableName STANDARD_INCIDENT = new TableName("standard", "incident");
  public static final TableName STANDARD_CRASH = new TableName("standard", "crash");
  public static final TableName STANDARD_HELP_REQUEST = new TableName("standard", "help_request");
  public static final TableName STANDARD_VEHICLE_SIGHTING =
      new TableName("standard", "vehicle_sighting");
  public static final TableName STANDARD_SUSPECT_FILE = new TableName("standard", "suspect_file");
  public static final TableName STANDARD_ALERT = new TableName("standard", "alert");
  public static final TableName STANDARD_HOUSEHOLD_MEMBER =
      new TableName("standard", "household_member");
  public static final TableName STANDARD_LEASE = new TableName("standard", "lease");
  public static final TableName STANDARD_HOTEL_STAY = new TableName("standard", "hotel_stay");
  public static final TableName STANDARD_SOCIAL_INSURANCE =
      new TableName("standard", "social_insurance");
  public static final TableName STANDARD_SCHOOL_ENROLMENT =
      new TableName("standard", "school_enrolment");
  public static final TableName STANDARD_UTILITY_ACCOUNT =
      new TableName("standard", "utility_account");
  public static final TableName STANDARD_PARCEL_DELIVERY =
      new TableName("standard", "parcel_delivery");
  public static final TableName STANDARD_MISSING_PERSON =
      new TableName("standard", "missing_person");
  public static final TableName STANDARD_HOUSING_UNIT = new TableName("standard", "housing_unit");
  public static final TableName STANDARD_ORGANISATION = new TableName("standard", "organisation");
  public static final TableName STANDARD_STANDARD_ADDRESS =
      new TableName("standard", "standard_address");
  public static final TableName STANDARD_PATROL_UNIT = new TableName("standard", "patrol_unit");
  public static final TableName DERIVED_HOT_PLACE = new TableName("derived", "hot_place");
  public static final TableName DERIVED_HOUR_OF_WEEK = new TableName("derived", "hour_of_week");
  public static final TableName DERIVED_COINCIDENCE = new TableName("derived", "coincidence");
  public static final TableName DERIVED_COINCIDENCE_VERDICT =
      new TableName("derived", "coincidence_verdict");
  public static final TableName DERIVED_PATROL_WINDOW = new TableName("derived", "patrol_window");
  public static final TableName PUBLISHED_HOT_PLACE = new TableName("published", "hot_place");
  public static final TableName PUBLISHED_HOUR_OF_WEEK = new TableName("published", "hour_of_week");
  public static final TableName PUBLISHED_INCIDENT_COUNT =
      new TableName("published", "incident_count");
  public static final TableName PUBLISHED_INCIDENT_COUNT_PUBLIC =
      new TableName("published", "incident_count_public");
  public static final TableName PUBLISHED_COINCIDENCE = new TableName("published", "coincidence");
  public static final TableName PUBLISHED_COINCIDENCE_VERDICT =
      new TableName("published", "coincidence_verdict");
  public static final TableName PUBLISHED_PATROL_WINDOW =
      new TableName("published", "patrol_window");
  public static final TableName PUBLISHED_FRESHNESS = new TableName("published", "freshness");
  public static final TableName PUBLISHED_SCORE_CARD = new TableName("published", "score_card");
  public static final TableName QUARANTINE_RECORD = new TableName("quarantine", "record");
  public static final TableName QUARANTINE_DECISION = new TableName("quarantine", "decision");
  public static final TableName QUARANTINE_RESOLUTION = new TableName("quarantine", "resolution");
  public static final TableName OPS_DELIVERY = new TableName("ops", "delivery");
  public static final TableName OPS_PUNCTUALITY = new TableName("ops", "punctuality");
  public static final TableName OPS_RUN = new TableName("ops", "run");
  public static final TableName OPS_VERDICT = new TableName("ops", "verdict");
  public static final TableName OPS_PURGE = new TableName("ops", "purge");
  public static final TableName OPS_RELEASE = new TableName("ops", "release");

  private Tables() {}
}
