package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;

/** What no file says and a person has to ask the city, for this file. */
final class Asks {
  private Asks() {}

  static List<String> of(Known known, Roles roles, List<Finding> findings) {
    List<String> asks = new ArrayList<>();
    if (known.cityCode() == null || known.cityCodeSystem() == null) {
      asks.add("Which code does the city have, and in which code system? (cities: city_code)");
    }
    if (known.zone() == null) {
      asks.add("Which zone do the clocks show? (cities: time_zone)");
    }
    boolean isProjected = roles.column(Role.X).isPresent() && !PlaceRoles.isInDegrees(roles);
    if (isProjected && known.proj4() == null) {
      asks.add(
          "Which coordinate system are the places in? Until then no record has one. (cities: coordinate_system)");
    }
    if (SourceDraft.codeColumn(roles).isPresent()) {
      asks.add("What does each code mean, and which are no offences at all? (the code list)");
    }
    asks.add("What is written where the time is not known, and where the place is not known?");
    asks.add("Which number stays the same when a record is corrected? How is one taken back?");
    asks.add(
        "By when do the dumps lie there, complete, and whom to call? (cities: deadline, contact)");
    findings.stream()
        .filter(finding -> !finding.doubt().isEmpty())
        .filter(finding -> known.proj4() == null || !finding.topic().equals(xOf(roles)))
        .forEach(finding -> asks.add("%s: %s".formatted(finding.topic(), finding.doubt())));
    return List.copyOf(asks);
  }

  private static String xOf(Roles roles) {
    return roles.column(Role.X).map(ColumnProfile::name).orElse(null);
  }
}
