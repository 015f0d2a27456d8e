package citylake.orchestration.fetch;

import citylake.etl.source.DeliveryPlace;
import citylake.orchestration.inbox.AgreedNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which files are new and whole, by the way that was agreed with the city. */
final class ShelfReader {
  /** A list of files, or a marker, is in memory whole. */
  private static final int MOST_LIST_BYTES = 4 << 20;

  private static final Pattern SUM = Pattern.compile("([0-9a-fA-F]{64})(?:\\s+\\*?(\\S.*))?");

  private final String city;
  private final DeliveryPlace place;
  private final AgreedNames names;
  private final Remote remote;
  private final FetchBook book;
  private final LocalDate date;
  private final FetchLimits limits;
  private final List<Offer> offers = new ArrayList<>();
  private final List<FetchedCity.Waiting> waiting = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int unchanged;

  ShelfReader(
      String city,
      DeliveryPlace place,
      AgreedNames names,
      Remote remote,
      FetchBook book,
      LocalDate date,
      FetchLimits limits) {
    this.city = city;
    this.place = place;
    this.names = names;
    this.remote = remote;
    this.book = book;
    this.date = date;
    this.limits = limits;
  }

  Shelf look() throws IOException {
    if (place.complete() instanceof DeliveryPlace.Manifest manifest) {
      lookByManifest(manifest.name());
    } else if (place.complete() instanceof DeliveryPlace.Marker marker) {
      lookByMarker(marker.suffix());
    } else if (place.complete() instanceof DeliveryPlace.Stable stable) {
      lookTwice(stable.seconds());
    }
    return new Shelf(List.copyOf(offers), unchanged, List.copyOf(waiting), List.copyOf(failures));
  }

  private void lookByManifest(String manifest) throws IOException {
    RemoteFile list =
        remote
            .file(manifest)
            .orElseThrow(
                () ->
                    new FetchFailure(
                        "Cannot find %s of %s at %s, which says what files there are. Nothing of this city was fetched. Ask the city to write it as sha256sum does, after the files."
                            .formatted(manifest, city, place.from())));
    Map<String, String> sums = sums(manifest, whole(manifest, text(list)));
    if (sums.keySet().stream().noneMatch(name -> names.target(name).isPresent())) {
      failures.add(
          "Cannot use %s of %s at %s: none of its %d names is one that a dump of the city has, e.g. '%s'. Nothing of this city was fetched. Ask the city to write it in the folder itself, without folders before the names."
              .formatted(
                  manifest, city, place.from(), sums.size(), sums.keySet().iterator().next()));
    }
    for (Map.Entry<String, String> listed : sums.entrySet()) {
      String name = listed.getKey();
      Optional<Path> target = names.target(name);
      if (target.isEmpty()) {
        continue;
      }
      if (book.fetched(name).filter(f -> f.sha256().equals(listed.getValue())).isPresent()) {
        unchanged++;
        continue;
      }
      Optional<RemoteFile> file = remote.file(name);
      if (file.isPresent()) {
        offers.add(new Offer(file.get(), listed.getValue(), target.get(), null));
      } else {
        failures.add(
            "Cannot find %s of %s at %s, although %s lists it. Other files were fetched. Ask the city to lay it out, or to take it off the list."
                .formatted(name, city, place.from(), manifest));
      }
    }
  }

  /** {@code sha256sum * > LIST} empties the list first and fills it while it reads the files. */
  private static String whole(String manifest, String text) throws IOException {
    if (text.isBlank() || !text.endsWith("\n")) {
      throw new IOException(
          "%s is empty or its last line has no end, so it seems to be written just now"
              .formatted(manifest));
    }
    return text;
  }

  private Map<String, String> sums(String manifest, String text) {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      Matcher sum = SUM.matcher(line.strip());
      if (!sum.matches() || sum.group(2) == null) {
        throw new FetchFailure(
            "Cannot use %s of %s at %s: line %d is not a SHA-256 and a name, as sha256sum writes. Nothing of this city was fetched. Ask the city to write it so."
                .formatted(manifest, city, place.from(), 1 + text.lines().toList().indexOf(line)));
      }
      String name = sum.group(2).startsWith("./") ? sum.group(2).substring(2) : sum.group(2);
      sums.put(name, sum.group(1).toLowerCase(Locale.ROOT));
    }
    return sums;
  }

  private void lookByMarker(String suffix) throws IOException {
    // The names of dumps may end in *, which markers match too.
    List<RemoteFile> lying =
        lying().stream().filter(file -> !file.name().endsWith(suffix)).toList();
    for (RemoteFile file : news(lying)) {
      Optional<RemoteFile> marker = remote.file(file.name() + suffix);
      if (marker.isEmpty()) {
        waits(file, "its marker %s%s is not there yet".formatted(file.name(), suffix));
        continue;
      }
      Matcher sum = SUM.matcher(text(marker.get()).strip());
      if (sum.matches()) {
        offer(file, sum.group(1).toLowerCase(Locale.ROOT), null);
      } else if (vouchedBefore(file, marker.get())) {
        waits(
            file,
            "it has changed, and its marker %s%s is still that of the file before"
                .formatted(file.name(), suffix));
      } else {
        offer(file, null, marker.get().writing());
      }
    }
  }

  /** A marker that nobody has written since says nothing of a file that is being sent again. */
  private boolean vouchedBefore(RemoteFile file, RemoteFile marker) {
    return book.fetched(file.name()).filter(f -> marker.isWriting(f.marker())).isPresent();
  }

  private void lookTwice(int seconds) throws IOException {
    long most = Duration.ofSeconds(seconds).toMillis();
    List<RemoteFile> young = new ArrayList<>();
    long longest = 0;
    for (RemoteFile file : news(lying())) {
      if (file.version() == null) {
        throw new FetchFailure(
            "Cannot tell whether %s of %s stands still: its server gives neither ETag nor Last-Modified. Nothing of this city was fetched. Agree on a marker or a manifest, and declare it under delivery.complete."
                .formatted(file.name(), city));
      }
      long now = System.currentTimeMillis();
      long left = most - (now - book.seenSince(file, now));
      if (left <= 0) {
        offer(file, null, null);
      } else {
        young.add(file);
        longest = Math.max(longest, left);
      }
    }
    if (!young.isEmpty()) {
      Attempts.pause(Duration.ofMillis(longest));
    }
    for (RemoteFile file : young) {
      Optional<RemoteFile> later = remote.file(file.name());
      if (later.filter(now -> file.isVersion(now.version())).isPresent()) {
        offer(file, null, null);
      } else {
        later.ifPresent(now -> book.seenSince(now, System.currentTimeMillis()));
        waits(file, "it is still changing");
      }
    }
  }

  private List<RemoteFile> lying() throws IOException {
    if (place.names().isEmpty()) {
      return remote.files();
    }
    DatedNames asked = new DatedNames(place.names(), date);
    List<RemoteFile> lying = new ArrayList<>();
    for (String name : asked.standing()) {
      lying.add(
          remote
              .file(name)
              .orElseThrow(
                  () ->
                      new FetchFailure(
                          "Cannot find %s of %s at %s. Nothing of this city was fetched. Ask the city where it lies now, and mend delivery in its YAML."
                              .formatted(name, city, place.from()))));
    }
    for (String name : asked.dated()) {
      remote.file(name).ifPresent(lying::add);
    }
    return lying;
  }

  /** Those under agreed names that are new or have changed. */
  private List<RemoteFile> news(List<RemoteFile> lying) {
    List<RemoteFile> news = new ArrayList<>();
    for (RemoteFile file : lying) {
      if (names.target(file.name()).isEmpty()) {
        continue;
      }
      if (book.fetched(file.name()).filter(f -> file.isVersion(f.version())).isPresent()) {
        unchanged++;
      } else {
        news.add(file);
      }
    }
    return news;
  }

  private void offer(RemoteFile file, String sha256, String marker) {
    offers.add(new Offer(file, sha256, names.target(file.name()).orElseThrow(), marker));
  }

  private void waits(RemoteFile file, String reason) {
    waiting.add(new FetchedCity.Waiting(file.name(), reason));
  }

  private String text(RemoteFile file) throws IOException {
    byte[] bytes;
    try (Remote.Opened opened = remote.open(file, 0);
        StallGuard guard = new StallGuard(limits.idle(), opened.breakOff())) {
      bytes = read(opened.bytes(), file.name(), guard);
    }
    if (bytes.length > MOST_LIST_BYTES) {
      throw new FetchFailure(
          "Cannot use %s of %s at %s: it is larger than %,d bytes. Nothing of this city was fetched. Ask the city to list what is new, not all that there ever was."
              .formatted(file.name(), city, place.from(), MOST_LIST_BYTES));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What is broken off ends like a whole text, or by a failure that does not say why. */
  private byte[] read(InputStream from, String name, StallGuard guard) throws IOException {
    IOException failure = null;
    byte[] bytes = {};
    try {
      bytes = from.readNBytes(MOST_LIST_BYTES + 1);
    } catch (IOException e) {
      failure = e;
    }
    if (guard.hasStalled()) {
      throw new IOException(
          "no byte of %s came for %d ms".formatted(name, limits.idle().toMillis()), failure);
    }
    if (failure != null) {
      throw failure;
    }
    return bytes;
  }
}
