package citylake.quality.arrival;

import java.util.List;

/** What many rows with one issue in common most likely come from, as a question to the city. */
final class LikelyCause {
  private record Ending(String ending, String question) {}

  /** Issues are named for what they say; the first ending that fits decides. */
  private static final List<Ending> ENDINGS =
      List.of(
          new Ending(
              "place_implausible",
              "are longitude and latitude swapped, or is it another coordinate system than declared?"),
          new Ending("place_unknown", "did the export lose its places?"),
          new Ending("place_at_station", "did the export put the station in the event's place?"),
          new Ending("_code_unknown", "were the codes changed, or has the code list grown?"),
          new Ending("_default_time", "did the export lose the time of day?"),
          new Ending("_missing", "did the export lose its times?"),
          new Ending(
              "speed_kmh_unreadable", "are speeds written in another form or unit than agreed?"),
          new Ending("lane_no_unreadable", "are lanes written in another form than agreed?"),
          new Ending("_unreadable", "are times written in another form than agreed?"),
          new Ending("_before_from", "are beginning and end swapped?"),
          new Ending(
              "_implausible", "do the dates lie in the future, or before anything that is meant?"));

  private LikelyCause() {}

  static String of(String issue) {
    return ENDINGS.stream()
        .filter(known -> issue.endsWith(known.ending()))
        .findFirst()
        .map(Ending::question)
        .orElse("was the platform's field or the export's query changed?");
  }
}
