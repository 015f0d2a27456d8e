package citylake.orchestration.night;

import citylake.etl.source.City;
import citylake.etl.source.OnboardingState;
import citylake.etl.source.Source;
import citylake.orchestration.delivery.CityLanding;
import citylake.orchestration.delivery.DumpFile;
import citylake.orchestration.delivery.DumpListing;
import citylake.orchestration.delivery.Intake;
import citylake.orchestration.delivery.IntakeDesk;
import citylake.orchestration.delivery.KnownFiles;
import citylake.orchestration.delivery.LandingBook;
import citylake.orchestration.delivery.RefusedBefore;
import citylake.orchestration.delivery.SideBySide;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the cities' files come in: one door a city, and one for files that no city claims. Each is
 * landed apart, so that a broken or late city stops no other; then all are closed.
 */
final class Doors {
  private final NightSettings settings;
  private final KnownFiles known;
  private final IntakeDesk desk;
  private final LandingBook book;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  Doors(NightSettings settings, KnownFiles known) {
    this.settings = settings;
    this.known = known;
    this.desk =
        new IntakeDesk(
            settings.sources(),
            known,
            settings.date(),
            settings.home().landing(),
            settings.limits(),
            settings.accepted());
    this.book = new LandingBook(settings.home().landing(), settings.run());
  }

  /** Every door, in the order in which cities are declared; cities not taken have none. */
  static List<String> of(List<Source> sources) {
    List<String> doors =
        new ArrayList<>(
            sources.stream()
                .map(Source::city)
                .filter(city -> city.onboarding().state().isTaken())
                .map(City::id)
                .distinct()
                .toList());
    doors.add(CityLanding.UNCLAIMED);
    return List.copyOf(doors);
  }

  /** Ahead of a night only files of some kinds are looked for: what nobody claims is not known. */
  List<String> all() {
    return of(settings.sources()).stream()
        .filter(door -> !settings.isAhead() || !door.equals(CityLanding.UNCLAIMED))
        .toList();
  }

  /** Lands one door's new files; asked for twice at once, the second finds them landed. */
  CityLanding land(String door) {
    synchronized (locks.computeIfAbsent(door, any -> new Object())) {
      DumpListing listing = listing();
      List<DumpFile> files =
          door.equals(CityLanding.UNCLAIMED)
              ? listing.unclaimed(settings.sources())
              : listing.claimed(sourcesOf(door));
      CityLanding landing = desk.land(door, files, book.landing(door));
      book.keep(landing);
      return landing;
    }
  }

  /** Lands every door, some at a time. */
  void landAll() {
    listing(); // says at once, and once, that the folder is not there
    SideBySide.all(all().stream().map(door -> (Supplier<CityLanding>) () -> land(door)).toList());
  }

  /**
   * Closes the doors over what they have landed.
   *
   * @return the doors that have not been landed in this night; what lies there waits for the next
   */
  List<String> close() {
    List<String> missing = new ArrayList<>();
    List<CityLanding> landed = new ArrayList<>();
    for (String door : all()) {
      Optional<CityLanding> landing = book.landing(door);
      landing.ifPresentOrElse(landed::add, () -> missing.add(door));
    }
    if (landed.isEmpty()) {
      throw new NotReady(
          "Cannot close the doors of night %s: no city has been landed yet. Nothing was changed. First: citylake step run --step land:%s, and so for each city."
              .formatted(settings.date(), missing.get(0)));
    }
    book.close(landed);
    return missing;
  }

  /**
   * What came in before the doors were closed, and has not been released since.
   *
   * @throws NotReady while they are open
   */
  Intake intake() {
    return desk.intake(
        book.closed()
            .orElseThrow(
                () ->
                    new NotReady(
                        "Cannot run a step of night %s: its doors are still open. Nothing was changed. First: citylake step run --step intake, after the cities have been landed."
                            .formatted(settings.date()))));
  }

  /**
   * What the night will make of one door's landing: whole, torn, doubled or unlike earlier ones.
   */
  Intake intakeOf(CityLanding landing) {
    return desk.intake(List.of(landing));
  }

  /**
   * What earlier runs of this night refused and what no file of that name has mended since, nor
   * mends in this run.
   */
  List<RefusedBefore> stillRefused() {
    return notDealtWith(intake(), owed());
  }

  /** Those of one door, of which its landing has found nothing new. */
  List<RefusedBefore> stillRefused(CityLanding landing) {
    return notDealtWith(
        intakeOf(landing),
        owed().stream().filter(file -> doorOf(file).equals(landing.door())).toList());
  }

  private static List<RefusedBefore> notDealtWith(Intake tonight, List<RefusedBefore> owed) {
    Set<String> dealtWith = new HashSet<>();
    tonight.taken().forEach(delivery -> dealtWith.add(delivery.file().name()));
    tonight.refused().forEach(refusal -> dealtWith.add(refusal.file().name()));
    dealtWith.addAll(tonight.gone());
    return owed.stream().filter(file -> !dealtWith.contains(file.file())).toList();
  }

  /** A file that no city claims is owed by nobody: taken away, it is mended. */
  private List<RefusedBefore> owed() {
    List<RefusedBefore> refused =
        known.stillRefused(settings.date()).stream()
            .filter(file -> !settings.isAhead() || isOurs(file))
            .toList();
    if (refused.stream().allMatch(RefusedBefore::isClaimed)) {
      return refused;
    }
    Set<String> lying;
    try {
      lying =
          listing().unclaimed(settings.sources()).stream()
              .map(DumpFile::name)
              .collect(Collectors.toSet());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return refused; // the folder went away; whether the file did is not known
    }
    return refused.stream()
        .filter(file -> file.isClaimed() || lying.contains(file.file()))
        .toList();
  }

  private boolean isOurs(RefusedBefore file) {
    return settings.sources().stream().anyMatch(source -> source.name().equals(file.source()));
  }

  private String doorOf(RefusedBefore file) {
    return settings.sources().stream()
        .filter(source -> source.name().equals(file.source()))
        .map(source -> source.city().id())
        .findFirst()
        .orElse(CityLanding.UNCLAIMED);
  }

  /**
   * What else a night tells of the dumps, in words. A folder that has gone since the cities were
   * landed stops no release.
   */
  List<String> remarks() {
    try {
      return Stream.of(passedBy(), undeclared(), lakeAmongDumps()).flatMap(List::stream).toList();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return List.of(
          "The dumps could not be looked at once more: %s What was landed before is all there."
              .formatted(e.getMessage()));
    }
  }

  /** Cities that the night does not take although something of theirs is there, in words. */
  private List<String> passedBy() {
    List<String> words = new ArrayList<>();
    settings.sources().stream()
        .map(Source::city)
        .filter(city -> !city.onboarding().state().isTaken())
        .distinct()
        .forEach(
            city -> {
              int waiting = listing().claimed(of(city)).size();
              boolean isPaused = city.onboarding().state() == OnboardingState.PAUSED;
              if (waiting > 0 || isPaused) {
                words.add(
                    "%s is %s: %s. Files waiting: %d."
                        .formatted(
                            city.id(),
                            city.onboarding().state().word(),
                            city.onboarding().state().meaning(),
                            waiting));
              }
            });
    return List.copyOf(words);
  }

  /**
   * Kinds of cities of which the lake has files and which nobody declares any more, in words. Ahead
   * of a night only some are asked for.
   */
  private List<String> undeclared() {
    if (settings.isAhead()) {
      return List.of();
    }
    Set<String> undeclared = known.undeclared(settings.sources());
    return undeclared.isEmpty()
        ? List.of()
        : List.of(
            "Not declared, though the lake has taken files of them: %s. Their rows stay in the standard tables; once no kind of a city is declared, models, score cards and published figures leave the city out. Declare them as they were: a kind that comes no more is not missed with 'comes: irregular', a city that stops delivering is paused (onboarding: {state: paused})."
                .formatted(String.join(", ", undeclared)));
  }

  /** That the lake lies among the dumps, if it does, in words. */
  private List<String> lakeAmongDumps() {
    return listing().leftOut().stream()
        .map(
            own ->
                "The lake's own folder %s lies among the dumps; its files were left out. Keep the two apart."
                    .formatted(own))
        .toList();
  }

  private DumpListing listing() {
    return new DumpListing(settings.dumpRoot(), settings.home().local());
  }

  private List<Source> of(City city) {
    return settings.sources().stream().filter(source -> source.city().equals(city)).toList();
  }

  private List<Source> sourcesOf(String door) {
    List<Source> sources =
        settings.sources().stream().filter(source -> source.city().id().equals(door)).toList();
    if (sources.isEmpty() || !all().contains(door)) {
      throw new UnknownStep("land:" + door, all().stream().map(each -> "land:" + each).toList());
    }
    return sources;
  }
}
