package citylake.etl.draft;

import citylake.etl.format.RecordFault;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The second walk: with the roles known, each record is judged, placed and timed. */
final class RecordChecks {
  private static final int HOURS_A_WEEK = 168;
  private static final int LEAST_YEAR = 1970;
  private static final double NOWHERE = 1e-3;

  private final Roles roles;
  private final PlaceReader places;
  private final PlaceCells cells = new PlaceCells();
  private final FaultCounts faults = new FaultCounts();
  private final double[] hours = new double[HOURS_A_WEEK];
  private final SeenHashes wholeRecords = new SeenHashes();
  private final SeenHashes keys = new SeenHashes();
  private final SeenHashes repeatedKeys = new SeenHashes();
  private final Map<Role, List<TimePattern>> patterns = new EnumMap<>(Role.class);
  private final Role clock;
  private final Role keyRole;
  private long timed;
  private long replacing;
  private Long firstReplacing;

  RecordChecks(Roles roles, PlaceReader places) {
    this.roles = roles;
    this.places = places;
    for (Role role : List.of(Role.OCCURRED_FROM, Role.OCCURRED_TO, Role.REPORTED_AT)) {
      patterns.put(role, roles.patterns(role));
    }
    this.clock =
        roles.column(Role.OCCURRED_FROM).isPresent() ? Role.OCCURRED_FROM : Role.REPORTED_AT;
    this.keyRole = roles.column(Role.OFFENCE_NO).isPresent() ? Role.OFFENCE_NO : Role.INCIDENT_NO;
  }

  boolean take(long number, List<String> fields, RecordFault fault) {
    if (fault != null) {
      boolean isUndecodable = fault.kind() == RecordFault.Kind.UNDECODABLE;
      faults.add(
          isUndecodable ? "record_undecodable" : "record_misshapen",
          isUndecodable ? "bytes that are no text in this encoding" : fault.text(),
          number);
      return true;
    }
    boolean isNew = wholeRecords.add(SeenHashes.hash(fields));
    if (!isNew) {
      faults.add("record_repeated", "records that are the same in every field", number);
    }
    checkKey(number, fields, isNew);
    checkTimes(number, fields);
    checkPlace(number, fields);
    return true;
  }

  private void checkKey(long number, List<String> fields, boolean isNew) {
    int at = roles.index(keyRole);
    if (at < 0) {
      return;
    }
    String name = roles.columns().get(at).name();
    String key = fields.get(at).strip();
    if (key.isEmpty()) {
      faults.add("key_missing", "no value in " + name, number);
    } else if (!keys.add(SeenHashes.hash(key))) {
      faults.add("key_repeated", "a value of %s that came before".formatted(name), number);
      if (isNew) {
        replacing++;
        firstReplacing = firstReplacing == null ? number : firstReplacing;
        repeatedKeys.add(SeenHashes.hash(key));
      }
    }
  }

  private void checkTimes(long number, List<String> fields) {
    LocalDateTime from = time(Role.OCCURRED_FROM, number, fields);
    LocalDateTime to = time(Role.OCCURRED_TO, number, fields);
    LocalDateTime reported = time(Role.REPORTED_AT, number, fields);
    if (from != null && to != null && to.isBefore(from)) {
      faults.add("end_before_start", "the event ends before it begins", number);
    }
    LocalDateTime counted = clock == Role.OCCURRED_FROM ? from : reported;
    if (counted != null && patterns.get(clock).get(0).hasTime() && !isDefault(counted)) {
      timed++;
      hours[(counted.getDayOfWeek().getValue() - 1) * 24 + counted.getHour()]++;
    }
  }

  /** Exactly midnight is what most platforms write where the time is not known. */
  private static boolean isDefault(LocalDateTime time) {
    return time.toLocalTime().toSecondOfDay() == 0;
  }

  private LocalDateTime time(Role role, long number, List<String> fields) {
    int at = roles.index(role);
    if (at < 0) {
      return null;
    }
    String name = roles.columns().get(at).name();
    String text = fields.get(at).strip();
    if (text.isEmpty() || EmptySigns.isSign(text)) {
      if (role == Role.OCCURRED_FROM) {
        faults.add("time_missing", "no value in " + name, number);
      }
      return null;
    }
    LocalDateTime time = null;
    for (TimePattern pattern : patterns.get(role)) {
      time = time == null ? pattern.read(text) : time;
    }
    if (time == null) {
      faults.add(
          "time_unreadable",
          "values of %s that do not follow %s".formatted(name, inWords(role)),
          number);
    } else if (time.getYear() < LEAST_YEAR) {
      faults.add("time_implausible", "times of %s before %d".formatted(name, LEAST_YEAR), number);
    } else if (role == Role.OCCURRED_FROM
        && patterns.get(role).get(0).hasTime()
        && isDefault(time)) {
      faults.add("time_at_midnight", "%s is exactly midnight".formatted(name), number);
    }
    return time;
  }

  private String inWords(Role role) {
    return patterns.get(role).stream()
        .map(TimePattern::toString)
        .collect(Collectors.joining(" or "));
  }

  private void checkPlace(long number, List<String> fields) {
    if (roles.index(Role.X) < 0) {
      return;
    }
    String x = fields.get(roles.index(Role.X)).strip();
    String y = fields.get(roles.index(Role.Y)).strip();
    Double east = Numbers.read(x);
    Double north = Numbers.read(y);
    if (x.isEmpty() || y.isEmpty()) {
      faults.add("place_missing", "no coordinates", number);
    } else if (east == null || north == null) {
      faults.add("place_unreadable", "coordinates that are no numbers", number);
    } else if (Math.abs(east) < NOWHERE && Math.abs(north) < NOWHERE) {
      faults.add("place_zero", "coordinates 0,0, which stand for \"unknown\"", number);
    } else if (places.canRead()) {
      double[] place = places.read(east, north);
      if (place == null) {
        faults.add("place_unreadable", "coordinates outside the earth", number);
      } else {
        cells.add(place[0], place[1], number);
      }
    }
  }

  /** The column of the number that each record should have alone; null for none. */
  ColumnProfile key() {
    return roles.column(keyRole).orElse(null);
  }

  /** Records that repeat the number of an earlier one with other contents. */
  long replacing() {
    return replacing;
  }

  /** Number of the first of them; null for none. */
  Long firstReplacing() {
    return firstReplacing;
  }

  /** Whether records of this number have different contents. */
  boolean isRepeated(String key) {
    return repeatedKeys.has(SeenHashes.hash(key));
  }

  PlaceCells cells() {
    return cells;
  }

  FaultCounts faults() {
    return faults;
  }

  /** 168 counts from Monday 00:00; empty where nothing has a usable time of day. */
  List<Double> hours() {
    return timed == 0 ? List.of() : Arrays.stream(hours).boxed().toList();
  }

  long timed() {
    return timed;
  }

  /** Whose times the clock counts. */
  Role clock() {
    return clock;
  }
}
