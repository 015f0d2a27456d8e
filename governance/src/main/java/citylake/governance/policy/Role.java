package citylake.governance.policy;

import citylake.ddl.Grade;
import citylake.ddl.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A role of the policy.
 *
 * @param mayRequest whether its users may ask for approvals
 * @param decides whose requests its users decide on; {@link Decider#NOBODY} for none
 * @param stops whether its users may stop their city's sharing
 */
public record Role(
    String name, List<Right> rights, boolean mayRequest, Decider decides, boolean stops) {
  /** Who decides on a request. */
  public enum Decider {
    NOBODY,
    CITY,
    PROVINCE
  }

  /** Which rows a right is about, seen from the user. */
  public enum Where {
    DISTRICT,
    CITY,
    OTHER,
    EVERYWHERE
  }

  /**
   * A right to read some rows of some layers.
   *
   * @param clear highest grade that is shown as it is
   * @param masked highest grade that is shown by its mask, where it has one
   * @param needsCase whether only a purpose with a case opens it
   * @param counts whether rows are only counted: as the policy's {@link Policy.Counted} shows them
   */
  public record Right(
      Where where,
      Set<String> layers,
      Optional<Grade> clear,
      Optional<Grade> masked,
      boolean needsCase,
      boolean counts) {
    public boolean isAbout(TableName table) {
      return layers.contains(table.layer());
    }
  }
}
