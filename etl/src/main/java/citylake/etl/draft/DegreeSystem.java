package citylake.etl.draft;

import citylake.etl.draft.KnownPlaces.Place;
import citylake.etl.source.CoordinateSystem;
import citylake.etl.source.ShiftedDegrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which system the degrees of a Chinese sample are in. GCJ-02 and BD-09 have the range of WGS84, so
 * numbers alone do not tell: only places that are known do, by how far the sample lies from them
 * when it is read in each of the three.
 *
 * @param shift the system that fits clearly best; null for WGS84, and where nothing is clear
 * @param finding in words; null outside China and for places that are not in degrees
 */
record DegreeSystem(ShiftedDegrees shift, Finding finding) {
  private static final String TOPIC = "system of the degrees";
  private static final double METRES_A_DEGREE = 111_320;
  private static final int LEAST_COMPARED = 20;
  private static final int MOST_COMPARED = 500;
  private static final int MOST_KNOWN = 20_000;

  /** The best must lie so much nearer than the next best. */
  private static final double CLEARLY = 0.5;

  /** How far the sample lies from what is known when its degrees are read in one system. */
  private record Reading(ShiftedDegrees shift, double metres) {
    String words() {
      String system = shift == null ? "WGS84" : shift.system();
      return "%.0f m read as %s".formatted(metres, system);
    }
  }

  /** As a city's YAML writes it. */
  String name() {
    return shift == null ? CoordinateSystem.WGS84 : shift.system();
  }

  boolean isDoubtful() {
    return finding != null && !finding.doubt().isEmpty();
  }

  static DegreeSystem of(FirstRead sample, KnownPlaces known) {
    List<Place> places =
        PlaceRoles.isInDegrees(sample.roles()) ? KnownPlaces.places(sample) : List.of();
    if (places.isEmpty()) {
      return new DegreeSystem(null, null);
    }
    Place middle = middle(places);
    if (!ShiftedDegrees.isInChina(middle.lon(), middle.lat())) {
      return new DegreeSystem(null, null);
    }
    return known.places().isEmpty() ? unknown(middle) : compared(places, known);
  }

  private static DegreeSystem unknown(Place middle) {
    return new DegreeSystem(
        null,
        new Finding(
            TOPIC,
            "taken for WGS84, which nothing shows",
            "degrees in China, where GCJ-02 and BD-09 of the map services have the same range",
            "here GCJ-02 lies %.0f m and BD-09 %.0f m off WGS84: ask the city which it writes, or give places that are known in WGS84 with --known"
                .formatted(
                    offWgs84(ShiftedDegrees.GCJ_02, middle),
                    offWgs84(ShiftedDegrees.BD_09, middle))));
  }

  private static double offWgs84(ShiftedDegrees shift, Place place) {
    return metres(place, read(shift, place));
  }

  private static DegreeSystem compared(List<Place> all, KnownPlaces known) {
    Map<String, Place> byAddress = byAddress(known.places());
    List<Place> shared = all.stream().filter(place -> byAddress.containsKey(key(place))).toList();
    boolean isByAddress = shared.size() >= LEAST_COMPARED;
    List<Place> compared = thinned(isByAddress ? shared : all, MOST_COMPARED);
    List<Place> near = thinned(known.places(), MOST_KNOWN);
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading(null, 0));
    Arrays.stream(ShiftedDegrees.values())
        .map(shift -> new Reading(shift, 0))
        .forEach(readings::add);
    UnaryOperator<Reading> measured =
        reading -> {
          double[] metres =
              compared.stream()
                  .mapToDouble(
                      place -> {
                        Place there = read(reading.shift(), place);
                        return isByAddress
                            ? metres(byAddress.get(key(place)), there)
                            : nearest(near, there);
                      })
                  .sorted()
                  .toArray();
          return new Reading(reading.shift(), metres[metres.length / 2]);
        };
    readings.replaceAll(measured);
    String how =
        "held against %,d known places of %s, %s: the median lies %s"
            .formatted(
                known.places().size(),
                known.source(),
                isByAddress ? "by the same address" : "by the nearest",
                readings.stream().map(Reading::words).collect(Collectors.joining(", ")));
    return judged(readings, compared.size(), how);
  }

  private static DegreeSystem judged(List<Reading> readings, int compared, String how) {
    List<Reading> bestFirst =
        readings.stream().sorted(Comparator.comparingDouble(Reading::metres)).toList();
    Reading best = bestFirst.get(0);
    boolean isClear =
        compared >= LEAST_COMPARED && best.metres() < CLEARLY * bestFirst.get(1).metres();
    if (!isClear) {
      return new DegreeSystem(
          null,
          new Finding(
              TOPIC,
              "taken for WGS84, which the comparison does not show",
              how,
              "the distances are too much alike, or too few: ask the city whether it writes WGS84, GCJ-02 or BD-09"));
    }
    String system = best.shift() == null ? "WGS84" : best.shift().system();
    String doubt =
        best.shift() == null
            ? ""
            : "proposed from the comparison: have the city confirm that it writes " + system;
    return new DegreeSystem(best.shift(), new Finding(TOPIC, system, how, doubt));
  }

  /** Where one address has several places, the middle of them. */
  private static Map<String, Place> byAddress(List<Place> known) {
    Map<String, List<Place>> grouped =
        known.stream()
            .filter(place -> !place.address().isEmpty())
            .collect(Collectors.groupingBy(DegreeSystem::key));
    Map<String, Place> middles = new HashMap<>();
    grouped.forEach((address, places) -> middles.put(address, middle(places)));
    return middles;
  }

  private static String key(Place place) {
    return place.address().toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }

  private static Place middle(List<Place> places) {
    double[] lons = places.stream().mapToDouble(Place::lon).sorted().toArray();
    double[] lats = places.stream().mapToDouble(Place::lat).sorted().toArray();
    return new Place(lons[lons.length / 2], lats[lats.length / 2], places.get(0).address());
  }

  /** Evenly chosen over the whole list. */
  private static List<Place> thinned(List<Place> places, int most) {
    int step = Math.max(1, (places.size() + most - 1) / most);
    List<Place> kept = new ArrayList<>();
    for (int i = 0; i < places.size(); i += step) {
      kept.add(places.get(i));
    }
    return kept;
  }

  private static Place read(ShiftedDegrees shift, Place place) {
    if (shift == null) {
      return place;
    }
    double[] wgs84 = shift.toWgs84(place.lon(), place.lat());
    return new Place(wgs84[0], wgs84[1], place.address());
  }

  private static double nearest(List<Place> known, Place place) {
    return known.stream().mapToDouble(other -> metres(place, other)).min().orElse(Double.MAX_VALUE);
  }

  private static double metres(Place one, Place other) {
    double east = (one.lon() - other.lon()) * Math.cos(Math.toRadians(one.lat()));
    return Math.hypot(east, one.lat() - other.lat()) * METRES_A_DEGREE;
  }
}
