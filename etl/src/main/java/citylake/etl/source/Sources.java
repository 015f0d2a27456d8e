package citylake.etl.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All declared sources: the cities, the vendors of their platforms, and the dumps that they
 * deliver.
 */
public final class Sources {
  private static final String CITIES = "cities/";
  private static final String VENDORS = "vendors/";

  private final Map<String, City> cities = new TreeMap<>();
  private final Map<String, Vendor> vendors = new TreeMap<>();
  private final List<Source> all = new ArrayList<>();

  /** Vendors whose own problems are reported; what follows from them is not. */
  private final Set<String> brokenVendors = new TreeSet<>();

  private Sources() {}

  /**
   * Reads the built-in sources and those of folders outside.
   *
   * @throws InvalidSources naming every problem of every file
   */
  public static Sources load(List<Path> extraFolders) {
    List<SourceFolder> folders = new ArrayList<>();
    folders.add(SourceFolder.builtIn());
    extraFolders.forEach(folder -> folders.add(SourceFolder.at(folder)));
    return read(folders);
  }

  /** Reads the sources of these folders only, without the built-in ones. */
  public static Sources loadOnly(List<Path> folders) {
    return read(folders.stream().map(SourceFolder::at).toList());
  }

  /** Every source, ordered by name. */
  public List<Source> all() {
    return List.copyOf(all);
  }

  /** The source of this name, e.g. "denver.incident". */
  public Optional<Source> named(String name) {
    return all.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  public Collection<City> cities() {
    return List.copyOf(cities.values());
  }

  public Collection<Vendor> vendors() {
    return List.copyOf(vendors.values());
  }

  private static Sources read(List<SourceFolder> folders) {
    Sources sources = new Sources();
    Problems problems = new Problems();
    Map<String, String> declarations = new TreeMap<>();
    for (SourceFolder folder : folders) {
      sources.readVendors(folder, problems, declarations);
    }
    for (SourceFolder folder : folders) {
      sources.readCities(folder, problems, declarations);
    }
    problems.refuse();
    sources.all.sort(Comparator.comparing(Source::name));
    return sources;
  }

  private void readVendors(
      SourceFolder folder, Problems problems, Map<String, String> declarations) {
    Map<String, Map<String, String>> byVendor = new TreeMap<>();
    folder
        .texts()
        .forEach(
            (path, text) -> {
              String[] parts = path.split("/", -1);
              if (parts.length == 3 && path.startsWith(VENDORS)) {
                byVendor.computeIfAbsent(parts[1], name -> new TreeMap<>()).put(parts[2], text);
              } else if (!path.startsWith(CITIES) && !path.endsWith(".md")) {
                problems
                    .in(folder.place() + "/" + path)
                    .add(
                        "file",
                        "is in no place that is read (cities/<city>.yaml, vendors/<vendor>/<file>)");
              }
            });
    byVendor.forEach(
        (name, files) -> {
          String place = folder.place() + "/" + VENDORS + name;
          if (vendors.containsKey(name)) {
            problems
                .in(place)
                .add("vendor", "'%s' is declared in another folder too".formatted(name));
          } else {
            int before = problems.count();
            vendors.put(name, VendorFiles.read(name, place, files, problems));
            if (problems.count() > before) {
              brokenVendors.add(name);
            }
            declarations.put(name, String.join("\0", files.values()));
          }
        });
  }

  private void readCities(
      SourceFolder folder, Problems problems, Map<String, String> declarations) {
    folder
        .texts()
        .forEach(
            (path, text) -> {
              if (path.startsWith(CITIES)) {
                readCity(folder, path, text, problems, declarations);
              }
            });
  }

  /**
   * Whether rows of both would have the same keys. The code of a city that is being drafted may
   * still be asked for.
   */
  private static boolean isSamePlace(City one, City other) {
    return hasRows(one) && hasRows(other) && one.cityCode().equals(other.cityCode());
  }

  private static boolean hasRows(City city) {
    OnboardingState state = city.onboarding().state();
    return (state.isTaken() || state.isPublished())
        && city.cityCode() != null
        && !city.cityCode().isBlank();
  }

  private void readCity(
      SourceFolder folder,
      String path,
      String text,
      Problems problems,
      Map<String, String> declarations) {
    Problems inFile = problems.in(folder.place() + "/" + path);
    String fileName = path.substring(CITIES.length());
    if (!fileName.endsWith(".yaml") || fileName.contains("/")) {
      inFile.add("file", "must be cities/<city>.yaml");
      return;
    }
    String id = fileName.substring(0, fileName.length() - ".yaml".length());
    City city = CityFile.read(id, text, inFile);
    if (cities.put(id, city) != null) {
      inFile.add("city", "'%s' is declared in another folder too".formatted(id));
      return;
    }
    cities.values().stream()
        .filter(other -> !other.id().equals(id) && isSamePlace(other, city))
        .findFirst()
        .ifPresent(
            other ->
                inFile.add(
                    "city_code",
                    "'%s' is that of cities/%s.yaml too: records of the two would replace one another"
                        .formatted(city.cityCode(), other.id())));
    city.dumps()
        .forEach(
            (name, dump) -> {
              Vendor vendor = vendors.get(dump.vendor());
              if (vendor == null) {
                inFile.add(
                    "vendor",
                    "'%s' is unknown (known: %s)"
                        .formatted(dump.vendor(), String.join(", ", vendors.keySet())));
              } else if (!vendor.deliveries().containsKey(name)) {
                boolean isBroken = brokenVendors.contains(vendor.name());
                if (isBroken) {
                  return;
                }
                inFile.add(
                    "dumps." + name,
                    "vendor %s does not deliver this dump (it delivers: %s)"
                        .formatted(vendor.name(), String.join(", ", vendor.deliveries().keySet())));
              } else {
                Declaration declaration =
                    Declaration.of(
                        text,
                        name,
                        vendor.deliveries().get(name).declared(),
                        declarations.get(vendor.name()));
                all.add(new Source(city, name, vendor, declaration));
              }
            });
  }
}
