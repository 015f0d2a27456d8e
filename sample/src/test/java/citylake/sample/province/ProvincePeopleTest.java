package citylake.sample.province;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import citylake.sample.night.FileAccount;
import citylake.sample.people.Households;
import citylake.sample.people.Member;
import citylake.sample.province.WrittenProvince.Dump;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes people hard or easy to find again, counted on the truth. */
class ProvincePeopleTest {
  private static final List<String> ID_FIELDS =
      List.of("id_no", "tenant_id_no", "holder_id_no", "guest_id_no", "owner_id_no");
  private static final Pattern REAL_MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  @TempDir static Path temp;

  private static WrittenProvince province;
  private static final List<Dump> DUMPS = new ArrayList<>();

  @BeforeAll
  static void written() {
    province = new WrittenProvince(temp);
    List<FileAccount> accounts =
        new Province(new ProvinceSize(16, 1, 0.005, Province.SEED), CityForms::standard)
            .write(temp, 2, said -> {});
    accounts.forEach(file -> DUMPS.add(province.dump(file.night().toString(), file.file())));
  }

  @Test
  void idNumbersOfPeopleHaveARightCheckDigitAndADivisionThatNobodyHas() {
    List<Map<String, String>> people = province.truth("person");

    assertThat(people)
        .allSatisfy(
            person -> {
              String idNo = person.get("id_no");
              assertThat(idNo).startsWith("99").hasSize(18);
              int sum = 0;
              for (int i = 0; i < WEIGHTS.length; i++) {
                sum += Character.digit(idNo.charAt(i), 10) * WEIGHTS[i];
              }
              assertThat(idNo.charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
              assertThat(idNo.substring(6, 14)).isEqualTo(person.get("born").replace("-", ""));
              assertThat(Character.digit(idNo.charAt(16), 10) % 2 == 1)
                  .isEqualTo(person.get("sex_code").equals("1"));
            });
  }

  @Test
  void noMobileNumberIsOfANetworkAndNoDivisionIsReal() {
    for (Dump dump : DUMPS) {
      for (List<String> record : dump.records()) {
        if (record.size() < dump.header().size()) {
          continue;
        }
        for (int i = 0; i < record.size(); i++) {
          String field = dump.header().get(i);
          if (field.endsWith("phone")) {
            assertThat(REAL_MOBILE.matcher(record.get(i)).matches()).isFalse();
          }
          boolean isDivision =
              List.of("district", "county_code", "town_code", "community_code").contains(field);
          if (isDivision || ID_FIELDS.contains(field)) {
            assertThat(record.get(i)).matches("|99.*");
          }
        }
      }
    }
  }

  /** The commonest full name of China is borne by about 2.1 in 10,000 people. */
  @Test
  void namesAreSharedAsOftenAsInLife() {
    Households households = new Households(3, 0.4, Cities.first(16));
    Map<String, Integer> bearers = new HashMap<>();
    int people = 0;
    for (var city : households.cities()) {
      for (long no = 0; no < households.count(city); no++) {
        for (Member member : households.household(city, no).members()) {
          bearers.merge(member.name(), 1, Integer::sum);
          people++;
        }
      }
    }
    int most = bearers.values().stream().max(Integer::compare).orElseThrow();

    assertThat(people).isGreaterThan(80_000);
    assertThat((double) most / people).isBetween(1e-4, 5e-4);
  }

  /** Pairs of records of one person that have the same full ID number, of all such pairs. */
  @Test
  void exactIdNumbersAloneFindAtMostThreeOfFourLinks() {
    double all = recall(List.of());
    double withoutParcels = recall(List.of("parcel_delivery"));

    assertThat(all).isBetween(0.1, 0.75);
    assertThat(withoutParcels).isBetween(0.3, 0.75);
  }

  private static double recall(List<String> leftOut) {
    Map<String, String> idNos = new HashMap<>();
    for (Dump dump : DUMPS) {
      String field = dump.header().stream().filter(ID_FIELDS::contains).findFirst().orElse(null);
      String city = dump.file().substring(0, dump.file().indexOf('/'));
      for (List<String> record : dump.records()) {
        if (field != null && record.size() == dump.header().size()) {
          idNos.put(city + " " + dump.kind() + " " + record.get(0), dump.value(record, field));
        }
      }
    }
    Map<String, List<String>> ofPerson = new HashMap<>();
    for (Map<String, String> record : province.truthOfNights("record")) {
      if (!record.get("person_no").isEmpty() && !leftOut.contains(record.get("kind"))) {
        String key = record.get("city") + " " + record.get("kind") + " " + record.get("record_no");
        ofPerson
            .computeIfAbsent(record.get("person_no"), none -> new ArrayList<>())
            .add(idNos.getOrDefault(key, ""));
      }
    }
    long pairs = 0;
    long found = 0;
    for (List<String> records : ofPerson.values()) {
      for (int i = 0; i < records.size(); i++) {
        for (int j = i + 1; j < records.size(); j++) {
          pairs++;
          found += !records.get(i).isEmpty() && records.get(i).equals(records.get(j)) ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isGreaterThan(1_000);
    return (double) found / pairs;
  }
}
