package citylake.etl.draft;

/** What a column of the dump is taken for. */
enum Role {
  OCCURRED_FROM("start of the event"),
  OCCURRED_TO("end of the event"),
  REPORTED_AT("time of the report"),
  X("longitude or easting"),
  Y("latitude or northing"),
  INCIDENT_NO("number of the incident"),
  OFFENCE_NO("number that is unique"),
  CODE("code of the offence or crash"),
  TEXT("words for the offence or crash"),
  ADDRESS("address"),
  DISTRICT("police district"),
  NEIGHBOURHOOD("neighbourhood");

  private final String words;

  Role(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
