package citylake.etl.utils;

import citylake.models.planted.PlantedInModels;

/** Breaks the house rules on purpose: a catch-all package, and an arrow from etl to models. */
public final class PlantedInEtl {
  private PlantedInEtl() {}

  public static String opened() {
    return PlantedInModels.opened().toString();
  }
}
