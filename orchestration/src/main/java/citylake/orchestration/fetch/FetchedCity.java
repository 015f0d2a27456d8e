package citylake.orchestration.fetch;

import java.util.List;

/**
 * What a fetch did for one city.
 *
 * @param from where its files are laid out
 * @param unchanged files that were fetched before and are what they were
 * @param waiting files that are not whole yet
 * @param failures in words; other files of the city were fetched all the same
 */
public record FetchedCity(
    String city,
    String from,
    List<FetchedFile> fetched,
    int unchanged,
    List<Waiting> waiting,
    List<String> failures) {

  /**
   * @param reason why it is not taken for whole
   */
  public record Waiting(String file, String reason) {}

  public long bytes() {
    return fetched.stream().mapToLong(FetchedFile::bytes).sum();
  }
}
