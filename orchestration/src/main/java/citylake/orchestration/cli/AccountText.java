package citylake.orchestration.cli;

import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The accounts of a night for people: a line a file and a source, or, where these would be more
 * than anybody reads, a line a city, and of the files those of which something was refused.
 */
final class AccountText {
  /** Lines that a screen or two hold. */
  private static final int MOST_LINES = 60;

  private static final int MOST_FAULTY = 10;
  private static final List<String> OF_DELIVERY =
      List.of("records", "accepted", "corrected", "taken back", "duplicate", "quarantined");
  private static final int QUARANTINED = OF_DELIVERY.indexOf("quarantined");
  private static final List<String> IN_LAKE =
      List.of("accepted so far", "current", "superseded", "retracted");

  private static final String DELETED = "deleted";

  private AccountText() {}

  static String of(List<DeliveryAccount> deliveries, List<LakeAccount> sources) {
    StringBuilder text = new StringBuilder();
    if (!deliveries.isEmpty()) {
      text.append(
          "Delivered: records = accepted + corrected + taken back + duplicate + quarantined\n");
      List<Line> files = deliveries.stream().map(Line::of).toList();
      text.append(
          files.size() > MOST_LINES ? citiesAndFaulty(files) : table("file", OF_DELIVERY, files));
      text.append('\n');
    }
    if (!sources.isEmpty()) {
      boolean isDeleted = sources.stream().anyMatch(source -> source.deleted() > 0);
      List<String> inLake = new ArrayList<>(IN_LAKE);
      if (isDeleted) {
        inLake.add(DELETED);
      }
      text.append(
          "In the lake: accepted so far = current + superseded + retracted%s\n"
              .formatted(isDeleted ? " + deleted past their period" : ""));
      List<Line> each = sources.stream().map(source -> Line.of(source, isDeleted)).toList();
      text.append(
          each.size() > MOST_LINES
              ? table("city", inLake, cities(each))
              : table("source", inLake, each));
      text.append('\n');
    }
    return text.toString();
  }

  private static String citiesAndFaulty(List<Line> files) {
    List<Line> faulty =
        files.stream()
            .filter(file -> file.numbers.get(QUARANTINED) > 0 || !file.addsUp)
            .sorted(
                Comparator.comparing(Line::addsUp)
                    .thenComparing(file -> -file.numbers.get(QUARANTINED)))
            .toList();
    String cities = table("city", OF_DELIVERY, cities(files));
    if (faulty.isEmpty()) {
      return cities;
    }
    return "%s%nFiles with records in quarantine: %,d of %,d%s. All files: citylake sql \"SELECT * FROM ops.delivery\". The records: citylake quarantine list%n%s"
        .formatted(
            cities,
            faulty.size(),
            files.size(),
            faulty.size() > MOST_FAULTY ? "; the first " + MOST_FAULTY : "",
            table("file", OF_DELIVERY, faulty.stream().limit(MOST_FAULTY).toList()));
  }

  /** Added up by city, whose name comes first in that of each. */
  private static List<Line> cities(List<Line> lines) {
    Map<String, List<Line>> byCity =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.name.split("[/.]", 2)[0], TreeMap::new, Collectors.toList()));
    return byCity.entrySet().stream()
        .map(city -> Line.sum(city.getKey(), city.getValue()))
        .toList();
  }

  private static String table(String of, List<String> numbers, List<Line> lines) {
    List<String> headings = new ArrayList<>(numbers);
    headings.add(0, of);
    headings.add("adds up");
    return Output.table(headings, lines.stream().map(Line::cells).toList());
  }

  /**
   * @param addsUp of a sum: whether each of its parts does
   */
  private record Line(String name, List<Long> numbers, boolean addsUp) {
    static Line of(DeliveryAccount a) {
      return new Line(
          a.file(),
          List.of(
              a.records(),
              a.accepted(),
              a.corrections(),
              a.retractions(),
              a.duplicates(),
              a.quarantined()),
          a.balances());
    }

    static Line of(LakeAccount a, boolean withDeleted) {
      List<Long> numbers =
          new ArrayList<>(List.of(a.acceptedSoFar(), a.current(), a.superseded(), a.retracted()));
      if (withDeleted) {
        numbers.add(a.deleted());
      }
      return new Line(a.source(), numbers, a.balances());
    }

    static Line sum(String name, List<Line> parts) {
      List<Long> numbers =
          IntStream.range(0, parts.get(0).numbers.size())
              .mapToObj(i -> parts.stream().mapToLong(part -> part.numbers.get(i)).sum())
              .toList();
      return new Line(name, numbers, parts.stream().allMatch(Line::addsUp));
    }

    List<String> cells() {
      List<String> cells = new ArrayList<>(numbers.stream().map(Output::number).toList());
      cells.add(0, name);
      cells.add(addsUp ? "yes" : "NO");
      return cells;
    }
  }
}
