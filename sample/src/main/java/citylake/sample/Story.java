package citylake.sample;

import java.util.ArrayList;
import java.util.List;

/** Says in one sentence each what was planted in the deliveries of a night. */
final class Story {
  private Story() {}

  static List<String> ofNight1(Truth truth) {
    List<Truth.File> files = filesOf(truth, 1);
    List<String> story = new ArrayList<>();
    story.add(
        "Jichuan (comma CSV) and Yuanbo (pipe text in GB18030, metres) deliver half a year each: %,d records in %d files."
            .formatted(files.stream().mapToInt(Truth.File::records).sum(), files.size()));
    story.add("Tingmo delivers nothing this night.");
    story.add(
        "Among the records are %d exact repeats and %d that cannot become a row: two torn lines and one without a number in each file."
            .formatted(
                files.stream().mapToInt(Truth.File::duplicates).sum(),
                files.stream().mapToInt(Truth.File::quarantined).sum()));
    for (Truth.City city : truth.cities()) {
      story.add(
          "%s: %d hot places and %d windows of hot hours are planted; crashes and crimes there %s."
              .formatted(
                  city.name(), city.hotPlaces().size(), city.hotHours().size(), verdict(city)));
    }
    return List.copyOf(story);
  }

  private static String verdict(Truth.City city) {
    return city.coincidence().equals("partly") ? "coincide partly" : city.coincidence();
  }

  static List<String> ofNight2(Truth truth) {
    List<String> story = new ArrayList<>();
    for (Truth.File file : filesOf(truth, 2)) {
      story.add(sentence(file));
    }
    story.add("The incidents of Yuanbo come 25 minutes after the deadline.");
    return List.copyOf(story);
  }

  private static String sentence(Truth.File file) {
    if (file.outcome().equals("refused")) {
      return "%s is torn: its gzip ends early, so nothing of it may be taken."
          .formatted(file.file());
    }
    if (file.outcome().equals("already_taken")) {
      return "%s repeats a file of the night before under another name.".formatted(file.file());
    }
    if (file.file().contains("20260701")) {
      return "%s arrives a night late with %,d records.".formatted(file.file(), file.records());
    }
    return "%s brings %d new records, %d corrections and %d retractions."
        .formatted(file.file(), file.accepted(), file.corrections(), file.retractions());
  }

  private static List<Truth.File> filesOf(Truth truth, int night) {
    return truth.files().stream()
        .filter(file -> file.night().equals(night == 1 ? Deliveries.NIGHT_1 : Deliveries.NIGHT_2))
        .toList();
  }
}
