package citylake.ddl;

/** The tables of the lake by name, so that a misspelt one does not compile. */
public final class Tables {
  public static final TableName RAW_RECORD = new TableName("raw", "record");
  public static final TableName STANDARD_INCIDENT = new TableName("standard", "incident");
  public static final TableName STANDARD_CRASH = new TableName("standard", "crash");
  public static final TableName STANDARD_HELP_REQUEST = new TableName("standard", "help_request");
  public static final TableName STANDARD_VEHICLE_SIGHTING =
      new TableName("standard", "vehicle_sighting");
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
  public static final TableName OPS_RELEASE = new TableName("ops", "release");

  private Tables() {}
}
