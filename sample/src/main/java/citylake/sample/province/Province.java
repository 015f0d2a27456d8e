package citylake.sample.province;

import citylake.sample.event.Events;
import citylake.sample.form.CityForm;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.land.CityMap;
import citylake.sample.land.Dwellings;
import citylake.sample.night.CityNight;
import citylake.sample.night.FileAccount;
import citylake.sample.night.Night;
import citylake.sample.night.NightFolder;
import citylake.sample.night.Timetable;
import citylake.sample.people.Calendar;
import citylake.sample.people.Households;
import citylake.sample.register.DailyRegisters;
import citylake.sample.register.LandRegisters;
import citylake.sample.register.Organisations;
import citylake.sample.register.PeopleRegisters;
import citylake.sample.traffic.Sightings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The invented province: sixteen cities with people, dwellings, vehicles and events, their dumps
 * for any number of nights, and the truth beside them.
 *
 * <p>Every household, dwelling, vehicle and event depends on its number and the seed alone, so
 * cities are written side by side, row by row, and any number of threads gives the same bytes.
 */
public final class Province {
  /** Seed of the province that documents speak of. */
  public static final long SEED = 20260701L;

  private static final int MOST_THREADS = 2;

  private final ProvinceSize size;
  private final Function<City, CityForm> forms;
  private final List<City> cities;
  private final List<Dwellings> dwellings = new ArrayList<>();
  private final Households households;
  private final Organisations organisations;
  private final LandRegisters land;
  private final PeopleRegisters people;
  private final DailyRegisters daily;
  private final Events events;
  private final Sightings sightings;

  /**
   * Draws up the province; nothing is written.
   *
   * @param forms in which each city delivers
   * @throws IllegalArgumentException if there are no such cities
   */
  public Province(ProvinceSize size, Function<City, CityForm> forms) {
    this.size = size;
    this.forms = forms;
    this.cities = Cities.first(size.cities());
    cities.forEach(city -> dwellings.add(new Dwellings(new CityMap(city))));
    this.households = new Households(size.seed(), size.scale(), cities);
    this.organisations = new Organisations(size.seed(), households);
    this.land = new LandRegisters(size.seed(), households);
    this.people = new PeopleRegisters(size.seed(), households, organisations);
    this.daily = new DailyRegisters(size.seed(), households, organisations, dwellings::get);
    this.events = new Events(size.seed(), size.scale(), households);
    this.sightings = new Sightings(size.seed(), households);
  }

  /**
   * Writes all nights, the truth and what a night has to know of the cities into a folder.
   *
   * @param threads 1 or 2 cities at a time
   * @param progress is told of each night that is written
   * @return what a night should count in each file, in order of arrival
   */
  public List<FileAccount> write(Path folder, int threads, Consumer<String> progress) {
    NightFolder nights = new NightFolder(folder, size.nights());
    List<FileAccount> accounts = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, MOST_THREADS));
    try {
      Future<?> truth = pool.submit(() -> truth().write(folder));
      for (int night = 1; night <= size.nights(); night++) {
        int before = accounts.size();
        accounts.addAll(night(pool, nights, night));
        long records =
            accounts.subList(before, accounts.size()).stream()
                .mapToLong(FileAccount::records)
                .sum();
        progress.accept(
            "%s: %,d records in %d files"
                .formatted(Calendar.night(night), records, accounts.size() - before));
      }
      truth.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Cannot go on with the sample province: interrupted. %s is not complete; write it again."
              .formatted(folder),
          e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    accounts.sort(
        Comparator.comparing(FileAccount::night)
            .thenComparing(FileAccount::city)
            .thenComparing(FileAccount::file));
    ProvinceTruth.writeAccounts(folder, accounts);
    ProvinceSources.write(folder.resolve("sources"), cities, forms);
    return List.copyOf(accounts);
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException(
            "Failed to write the sample province: %s. No lake was touched.".formatted(cause),
            cause);
  }

  private List<FileAccount> night(ExecutorService pool, NightFolder nights, int number)
      throws InterruptedException, ExecutionException {
    List<Future<List<FileAccount>>> written = new ArrayList<>();
    for (City city : cities) {
      int first = Timetable.firstNight(city, size.nights());
      if (number >= first && !arrivesTooLate(city, number)) {
        Night night = new Night(number, number == first);
        written.add(pool.submit(() -> cityNight(city, night, nights)));
      }
    }
    List<FileAccount> accounts = new ArrayList<>();
    for (Future<List<FileAccount>> each : written) {
      accounts.addAll(each.get());
    }
    return accounts;
  }

  private boolean arrivesTooLate(City city, int night) {
    return Timetable.arrival(city, night) > size.nights();
  }

  private List<FileAccount> cityNight(City city, Night night, NightFolder nights) {
    try {
      CityNight writing = new CityNight(city, night, forms.apply(city), nights, size.seed());
      Dwellings own = dwellings.get(city.index());
      land.offer(city, own, night.asOf(), writing);
      organisations.offer(city, own, writing);
      people.offer(city, dwellings::get, writing);
      daily.offer(city, night, writing);
      events.offer(city, own, night, writing);
      sightings.offer(city, night, writing);
      return writing.arrived();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write what %s delivers on %s: %s. Check the folder's rights and free space; no lake was touched."
              .formatted(city.key(), Calendar.night(night.number()), e.getMessage()),
          e);
    }
  }

  private ProvinceTruth truth() {
    return new ProvinceTruth(size, forms, cities, dwellings, households, events, sightings);
  }
}
