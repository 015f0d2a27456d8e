package citylake.sample.event;

import citylake.sample.land.City;
import citylake.sample.land.Dwellings;
import citylake.sample.night.Night;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Households;
import java.util.List;

/** All events of a city, kind by kind. */
public final class Events {
  private final long seed;
  private final double scale;
  private final Households households;
  private final List<CaseSeries> series;
  private final List<FraudWave> waves;

  public Events(long seed, double scale, Households households) {
    this.seed = seed;
    this.scale = scale;
    this.households = households;
    this.series = CaseSeries.of(seed, scale, households.cities());
    this.waves = FraudWave.of(seed, households.cities());
  }

  public List<CaseSeries> series() {
    return series;
  }

  public List<FraudWave> waves() {
    return waves;
  }

  /** Offers the events of the days that a night may tell of. */
  public void offer(City city, Dwellings dwellings, Night night, RowTaker taker) {
    Happenings happenings = new Happenings(seed, scale, HotPlan.of(city), dwellings);
    new Incidents(happenings, households).offer(night, taker);
    new SeriesIncidents(happenings, series).offer(night, taker);
    new Crashes(happenings).offer(night, taker);
    new HelpRequests(happenings).offer(night, taker);
    new Alerts(happenings, waves).offer(night, taker);
    new PatrolRosters(happenings).offer(night, taker);
  }
}
