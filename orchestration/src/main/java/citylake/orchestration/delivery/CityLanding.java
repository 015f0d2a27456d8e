package citylake.orchestration.delivery;

import java.util.List;

/**
 * What one city's door has taken in for a night.
 *
 * @param door the city's id, or {@link #UNCLAIMED}
 * @param files new or changed ones, in the order of source and name
 * @param known files that an earlier night has dealt with and that have not changed since
 */
public record CityLanding(String door, List<Landed> files, int known) {
  /** The door for files that lie where no city's declaration claims them. */
  public static final String UNCLAIMED = "unclaimed";

  public CityLanding {
    files = List.copyOf(files);
  }

  /** The files that were not taken and ought to be sent again. */
  public List<Refusal> refused() {
    return files.stream().map(Landed::refusal).filter(java.util.Objects::nonNull).toList();
  }
}
