package citylake.sample.planted;

import citylake.etl.utils.PlantedInEtl;

/** Breaks the house rules on purpose: the generator of test data uses the parsers. */
public final class PlantedInSample {
  private PlantedInSample() {}

  public static String parsed() {
    return PlantedInEtl.opened();
  }
}
