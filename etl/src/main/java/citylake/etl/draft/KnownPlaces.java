package citylake.etl.draft;

import citylake.etl.format.RecordFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Places of a city whose WGS84 coordinates are certain, to hold a sample against: an earlier dump,
 * stations, points along its roads.
 *
 * @param source in words, for the report
 * @param places in no particular order
 */
public record KnownPlaces(String source, List<Place> places) {
  private static final double NOWHERE = 1e-3;

  /** Nothing is known. */
  public static final KnownPlaces NONE = new KnownPlaces("", List.of());

  public KnownPlaces {
    places = List.copyOf(places);
  }

  /**
   * One place.
   *
   * @param lon degrees
   * @param lat degrees
   * @param address as the city writes it; empty where there is none
   */
  public record Place(double lon, double lat, String address) {}

  /**
   * Reads the places of a delimited file, whose columns are found as those of a sample are.
   *
   * @throws CannotDraft when it has no columns of longitude and latitude in degrees
   */
  public static KnownPlaces of(Path file) {
    FirstRead read = FirstRead.of(file);
    if (!PlaceRoles.isInDegrees(read.roles())) {
      throw new CannotDraft(
          "Cannot compare with %s: it has no columns of longitude and latitude in degrees. Nothing was written."
              .formatted(file.getFileName()));
    }
    return new KnownPlaces(String.valueOf(file.getFileName()), places(read));
  }

  /** The places of a file as its numbers stand, whatever system they are in. */
  static List<Place> places(FirstRead read) {
    List<Place> places = new ArrayList<>();
    read.records().forEach((number, fields, fault) -> add(read.roles(), fields, fault, places));
    return places;
  }

  private static boolean add(
      Roles roles, List<String> fields, RecordFault fault, List<Place> places) {
    if (fault == null) {
      Double lon = Numbers.read(fields.get(roles.index(Role.X)));
      Double lat = Numbers.read(fields.get(roles.index(Role.Y)));
      boolean isPlace =
          lon != null
              && lat != null
              && (Math.abs(lon) > NOWHERE || Math.abs(lat) > NOWHERE)
              && Math.abs(lon) <= 180
              && Math.abs(lat) <= 90;
      if (isPlace) {
        int address = roles.index(Role.ADDRESS);
        places.add(new Place(lon, lat, address < 0 ? "" : fields.get(address).strip()));
      }
    }
    return true;
  }
}
