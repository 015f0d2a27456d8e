package citylake.sample.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.night.FileAccount;
import citylake.sample.province.WrittenProvince.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvinceTest {
  private static final int NIGHTS = 6;
  private static final double SCALE = 0.002;

  @TempDir static Path temp;

  private static WrittenProvince province;
  private static List<FileAccount> accounts;

  @BeforeAll
  static void written() {
    province = new WrittenProvince(temp.resolve("two threads"));
    accounts =
        new Province(new ProvinceSize(16, NIGHTS, SCALE, Province.SEED), CityForms::standard)
            .write(province.folder(), 2, said -> {});
  }

  @Test
  void oneThreadWritesTheSameBytesAsTwo() {
    WrittenProvince again = new WrittenProvince(temp.resolve("one thread"));

    new Province(new ProvinceSize(16, NIGHTS, SCALE, Province.SEED), CityForms::standard)
        .write(again.folder(), 1, said -> {});

    assertSame(again.bytes(""), province.bytes(""));
  }

  @Test
  void shorterRunIsTheBeginningOfALongerOne() {
    WrittenProvince shorter = new WrittenProvince(temp.resolve("shorter"));

    new Province(new ProvinceSize(16, 2, SCALE, Province.SEED), CityForms::standard)
        .write(shorter.folder(), 2, said -> {});

    assertSame(shorter.bytes("nights/2026-07-01"), province.bytes("nights/2026-07-01"));
    assertSame(shorter.bytes("nights/2026-07-02"), province.bytes("nights/2026-07-02"));
  }

  @Test
  void anotherSeedMakesOtherPeople() {
    WrittenProvince other = new WrittenProvince(temp.resolve("other"));

    new Province(new ProvinceSize(2, 1, SCALE, 7), CityForms::standard)
        .write(other.folder(), 2, said -> {});

    assertThat(names(other)).isNotEqualTo(names(province).subList(0, names(other).size()));
  }

  private static List<String> names(WrittenProvince some) {
    return some.truth("person").stream().map(person -> person.get("name")).toList();
  }

  @Test
  void everyCityDeliversEveryKindButTheRarest() {
    Set<String> delivered =
        accounts.stream()
            .map(file -> file.city() + " " + file.kind())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(accounts.stream().map(FileAccount::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Kind.values()).map(Kind::standardName).toList());
    assertThat(delivered).hasSizeGreaterThan(16 * (Kind.values().length - 1));
  }

  /** Counted from the files alone, in the order of nights and of dates in the names. */
  @Test
  void accountOfEveryFileIsWhatItsRecordsSay() {
    Map<String, Set<String>> known = new HashMap<>();
    List<FileAccount> inOrder =
        accounts.stream()
            .sorted(
                (one, other) -> {
                  int byNight = one.night().compareTo(other.night());
                  return byNight != 0 ? byNight : date(one).compareTo(date(other));
                })
            .toList();
    for (FileAccount account : inOrder) {
      if (account.outcome().equals("taken")) {
        assertThat(counted(account, known)).as(account.file()).isEqualTo(account);
      }
    }
  }

  private static String date(FileAccount account) {
    return account.file().replaceAll(".*_(\\d{8}).*", "$1");
  }

  private static FileAccount counted(FileAccount account, Map<String, Set<String>> known) {
    Dump dump = province.dump(account.night().toString(), account.file());
    int accepted = 0;
    int corrections = 0;
    int retractions = 0;
    int duplicates = 0;
    int quarantined = 0;
    for (List<String> record : dump.records()) {
      if (record.size() != dump.header().size() || record.get(0).isEmpty()) {
        quarantined++;
        continue;
      }
      String part = dump.kind().equals("incident") ? record.get(1) : "";
      String key = account.city() + " " + dump.kind() + " " + record.get(0) + part;
      Set<String> seen = known.computeIfAbsent(key, none -> new HashSet<>());
      boolean isNew = seen.isEmpty();
      if (!seen.add(String.join("|", record))) {
        duplicates++;
      } else if (dump.value(record, "action").equals("D")) {
        retractions++;
      } else if (isNew) {
        accepted++;
      } else {
        corrections++;
      }
    }
    return new FileAccount(
        account.night(),
        account.city(),
        account.kind(),
        account.file(),
        dump.records().size(),
        accepted,
        corrections,
        retractions,
        duplicates,
        quarantined,
        "taken",
        null);
  }

  @Test
  void laterNightsBringAllThatANightMayBring() {
    List<FileAccount> later =
        accounts.stream().filter(file -> file.night().getDayOfMonth() > 1).toList();

    assertThat(later.stream().mapToInt(FileAccount::accepted).sum()).isPositive();
    assertThat(later.stream().mapToInt(FileAccount::corrections).sum()).isPositive();
    assertThat(later.stream().mapToInt(FileAccount::duplicates).sum()).isPositive();
    assertThat(later.stream().mapToInt(FileAccount::quarantined).sum()).isPositive();
    assertThat(later.stream().mapToInt(FileAccount::retractions).sum()).isPositive();
    assertThat(later.stream().map(FileAccount::outcome).distinct())
        .containsExactlyInAnyOrder("taken", "refused", "already_taken");
  }

  @Test
  void plantedFaultsLieWhereTheTruthSaysThatTheyLie() {
    Map<String, String> nights =
        accounts.stream()
            .filter(file -> file.outcome().equals("taken"))
            .collect(
                Collectors.toMap(
                    file -> file.file().replace("_again", ""),
                    file -> file.night() + " " + file.file(),
                    (one, other) -> one));
    List<Map<String, String>> faults = province.truthOfNights("fault");
    for (Map<String, String> fault : faults) {
      String[] place = nights.get(fault.get("file")).split(" ", 2);
      Dump dump = province.dump(place[0], place[1]);
      int at = Integer.parseInt(fault.get("record_no")) - 1;
      List<String> record = dump.records().get(at);
      boolean isThere =
          switch (fault.get("fault")) {
            case "torn" -> record.size() < dump.header().size();
            case "no_number" -> record.get(0).isEmpty();
            case "unreadable_time" -> record.contains("2026-02-30 25:61:00");
            case "repeated" -> record.equals(dump.records().get(at - 1));
            default -> false;
          };
      assertThat(isThere).as("%s", fault).isTrue();
    }
    assertThat(faults.stream().map(fault -> fault.get("fault")).distinct())
        .containsExactlyInAnyOrder("torn", "no_number", "unreadable_time", "repeated");
  }

  @Test
  void filesThatMustBeRefusedDifferFromTheRightOnesByWhatTheTruthSays() {
    Map<String, FileAccount> refused =
        accounts.stream()
            .filter(file -> file.outcome().equals("refused"))
            .collect(Collectors.toMap(FileAccount::mishap, file -> file, (one, other) -> one));

    assertThat(refused.keySet())
        .containsExactlyInAnyOrder("torn", "renamed_field", "other_encoding");
    FileAccount renamed = refused.get("renamed_field");
    assertThat(text(renamed, StandardCharsets.UTF_8))
        .isEqualTo(right(renamed).replaceFirst("version\n", "version2\n"))
        .isNotEqualTo(right(renamed));
    FileAccount otherwise = refused.get("other_encoding");
    assertThat(text(otherwise, Charset.forName("GB18030"))).isEqualTo(right(otherwise));
    assertThat(text(otherwise, StandardCharsets.UTF_8)).isNotEqualTo(right(otherwise));
  }

  private static String right(FileAccount refused) {
    FileAccount again =
        accounts.stream()
            .filter(file -> file.file().replace("_again", "").equals(refused.file()))
            .filter(file -> file.outcome().equals("taken"))
            .findFirst()
            .orElseThrow();
    return text(again, StandardCharsets.UTF_8);
  }

  private static String text(FileAccount account, Charset charset) {
    Path file =
        province
            .folder()
            .resolve("nights")
            .resolve(account.night().toString())
            .resolve(account.file());
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(bytes.readAllBytes(), charset);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Test
  void seriesCrossBordersAndTheirCasesAreAmongTheIncidents() {
    Map<String, Set<String>> citiesOfSeries = new HashMap<>();
    for (Map<String, String> record : province.truthOfNights("record")) {
      if (record.get("planted").startsWith("series_")) {
        citiesOfSeries
            .computeIfAbsent(record.get("planted"), none -> new TreeSet<>())
            .add(record.get("city"));
      }
    }

    assertThat(citiesOfSeries).hasSizeGreaterThan(5);
    assertThat(citiesOfSeries.values()).anyMatch(cities -> cities.size() > 1);
  }

  @Test
  void someVehiclesAreSeenOnBothSidesOfABorder() {
    Map<String, Set<String>> citiesOfPlate = new HashMap<>();
    for (FileAccount account : accounts) {
      if (account.kind().equals("vehicle_sighting") && account.outcome().equals("taken")) {
        Dump dump = province.dump(account.night().toString(), account.file());
        for (List<String> record : dump.records()) {
          if (record.size() == dump.header().size()) {
            citiesOfPlate
                .computeIfAbsent(dump.value(record, "plate_no"), none -> new TreeSet<>())
                .add(account.city());
          }
        }
      }
    }
    Set<String> plates = new TreeSet<>();
    province.truth("vehicle").forEach(vehicle -> plates.add(vehicle.get("plate_no")));
    long crossing =
        citiesOfPlate.entrySet().stream()
            .filter(plate -> plates.contains(plate.getKey()) && plate.getValue().size() > 1)
            .count();

    assertThat(plates).hasSize(province.truth("vehicle").size());
    assertThat(crossing).isGreaterThan(plates.size() / 20);
  }

  /** Half of what is scattered around a point lies within 1.18 standard deviations of it. */
  @Test
  void eventsOfAHotPlaceLieAroundIt() {
    Map<String, double[]> places = new HashMap<>();
    for (Map<String, String> place : province.truth("hot_place")) {
      places.put(
          place.get("city") + " " + place.get("id"),
          new double[] {
            Double.parseDouble(place.get("lon")), Double.parseDouble(place.get("lat"))
          });
    }
    Map<String, String> planted = new HashMap<>();
    for (Map<String, String> record : province.truthOfNights("record")) {
      String id = record.get("planted").split(" ", 2)[0];
      if (places.containsKey(record.get("city") + " " + id)) {
        planted.put(
            record.get("city") + " " + record.get("record_no"), record.get("city") + " " + id);
      }
    }
    int near = 0;
    int all = 0;
    for (FileAccount account : accounts) {
      if (account.kind().equals("crash") && account.outcome().equals("taken")) {
        Dump dump = province.dump(account.night().toString(), account.file());
        for (List<String> record : dump.records()) {
          double[] place = places.get(planted.get(account.city() + " " + record.get(0)));
          if (place != null && !dump.value(record, "lon").isEmpty()) {
            double east = (Double.parseDouble(dump.value(record, "lon")) - place[0]) * 106_600;
            double north = (Double.parseDouble(dump.value(record, "lat")) - place[1]) * 111_195;
            all++;
            near += Math.hypot(east, north) < 1.18 * 110 ? 1 : 0;
          }
        }
      }
    }

    assertThat(all).isGreaterThan(100);
    assertThat((double) near / all).isBetween(0.4, 0.6);
  }

  @Test
  void cityThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> new Province(new ProvinceSize(17, 1, SCALE, 1), CityForms::standard))
        .hasMessage(
            "Invalid number of cities: 17. The province has 16; ask for 1 to 16. Nothing was written.");
  }

  @Test
  void sizesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new ProvinceSize(16, 0, SCALE, 1))
        .hasMessage("Invalid number of nights: 0. Ask for 1 or more. Nothing was written.");
    assertThatThrownBy(() -> new ProvinceSize(16, 1, 0, 1))
        .hasMessage(
            "Invalid scale: 0.0. It must be above 0 and at most 10; 1 is about two million rows a night. Nothing was written.");
  }

  private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
    assertThat(one.keySet()).isEqualTo(other.keySet());
    one.forEach((file, bytes) -> assertThat(other.get(file)).as(file).isEqualTo(bytes));
  }
}
