package citylake.etl.outcome;

import java.io.Serializable;
import java.util.Map;

/**
 * Which deliveries number the records of a key alike: versions are compared within one vendor's
 * numbering only. Where a city's platform is replaced, the new one begins anew.
 *
 * @param vendors by delivery; only those of cities and kinds that more than one vendor has
 *     delivered
 */
public record Numbering(Map<String, String> vendors) implements Serializable {
  /** All deliveries are of one vendor. */
  public static final Numbering ONE = new Numbering(Map.of());

  /**
   * Whether two deliveries' versions can be compared: so unless both vendors are known.
   *
   * @param delivery null for none
   */
  boolean isShared(String delivery, String other) {
    if (delivery == null) {
      return true;
    }
    String one = vendors.get(delivery);
    String another = vendors.get(other);
    return one == null || another == null || one.equals(another);
  }
}
