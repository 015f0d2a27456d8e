package citylake.orchestration.fetch;

import java.util.List;

/**
 * What lies where a city lays its files out, as far as it is agreed.
 *
 * @param offers whole files that are new or have changed
 * @param unchanged whole files that were fetched before
 * @param waiting files that are not whole yet
 * @param failures in words
 */
record Shelf(
    List<Offer> offers, int unchanged, List<FetchedCity.Waiting> waiting, List<String> failures) {}
