package citylake.etl.draft;

import citylake.etl.standard.StandardKind;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What a person knows about a file beforehand and no file says; each part is null where it is not
 * known, and the draft then asks for it.
 *
 * @param city word by which the city is known in commands and folders
 * @param vendor name of the vendor's folder
 * @param kind of the records, e.g. "incident"
 * @param zone of the wall clock in the file, e.g. "Asia/Shanghai"
 * @param proj4 parameters of the coordinate system of its places, where they are not in degrees
 * @param cityCode the city's code in the standard tables
 * @param cityCodeSystem what the code is a code of
 */
public record Known(
    String city,
    String vendor,
    String kind,
    String zone,
    String proj4,
    String cityCode,
    String cityCodeSystem) {

  public Known {
    checkWord("city", city, "[a-z][a-z0-9_]*", "lower-case letters, digits and _");
    checkWord("vendor", vendor, "[a-z][a-z0-9-]*", "lower-case letters, digits and -");
    if (kind != null) {
      StandardKind.named(kind);
    }
    if (zone != null) {
      checkZone(zone);
    }
  }

  /** Nothing but the projection, which may be null too. */
  public static Known projection(String proj4) {
    return new Known(null, null, null, null, proj4, null, null);
  }

  String cityOr(String id) {
    return city == null ? id : city;
  }

  String vendorOr(String id) {
    return vendor == null ? id.replace('_', '-') : vendor;
  }

  private static void checkWord(String what, String word, String form, String inWords) {
    if (word != null && !word.matches(form)) {
      throw new IllegalArgumentException(
          "Invalid %s (must be %s, beginning with a letter): %s. Nothing was written."
              .formatted(what, inWords, word));
    }
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Invalid zone (must be a zone such as Asia/Shanghai or America/Denver): %s. Nothing was written."
              .formatted(zone),
          e);
    }
  }
}
