package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.land.Address;
import citylake.sample.land.AddressWriting;
import citylake.sample.land.City;
import citylake.sample.land.Division;
import citylake.sample.land.Dwellings;
import java.util.Random;

/**
 * Where something happens; places are null where nobody knows.
 *
 * @param district code of the county
 * @param neighbourhood code of the town
 */
record Scene(Double lon, Double lat, String text, String district, String neighbourhood) {
  private static final double UNKNOWN = 0.025;
  private static final long PLACES = 50_000;

  /** Anywhere in the city, more often where many live. */
  static Scene anywhere(Dwellings dwellings, Random random) {
    Address address = dwellings.address(Dwellings.ANYWHERE + Draw.below(PLACES, random.nextLong()));
    boolean isKnown = random.nextDouble() >= UNKNOWN;
    return new Scene(
        isKnown ? address.lon() : null,
        isKnown ? address.lat() : null,
        AddressWriting.written(address, random),
        address.county().code(),
        address.town().code());
  }

  /** Scattered around a hot place. */
  static Scene at(HotPlan.Place place, Dwellings dwellings, Random random) {
    Division nearest = dwellings.map().nearest(place.eastM(), place.northM());
    City city = dwellings.map().city();
    return new Scene(
        city.lonAt(place.eastM() + HotPlan.SCATTER_M * random.nextGaussian()),
        city.latAt(place.northM() + HotPlan.SCATTER_M * random.nextGaussian()),
        nearest.parent().name() + nearest.name() + "附近",
        nearest.parent().parent().code(),
        nearest.parent().code());
  }
}
