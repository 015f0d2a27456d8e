package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places are scored, persons never: no table may even hold what such a score would be made of. */
class PersonColumnsTest {
  /** Matched against the words of a name, e.g. {@code SkinColor} and {@code skin_color}. */
  private static final List<Pattern> BARRED =
      Stream.of(
              // what a person is: ethnicity, nationality, religion, looks, voice, body
              "(ethic|ethnic|ethnicity|ethnical|race|racial|nation|nationality|minority|tribe|caste)",
              "(religion|religious|faith|belief|political|party)",
              "(skin|complexion|accent|dialect|face|facial|iris|gait|voiceprint)",
              "(hair|eye|nose|mouth|body|height|weight|build)_(color|colour|style|shape|type|size)",
              "feature_(list|vector)",
              "(person|suspect|victim|household|citizen|driver|owner)_.*",
              "(sexual|orientation|disability|health|disease|hiv)",
              // what would score a person
              "(risk|credit|trust|danger|threat|social|loyalty)_(score|rank|level|class)",
              "(key|focus|controlled)_(person|personnel|population)",
              "recidivism")
          .map(words -> Pattern.compile("(.*_)?" + words + "(_.*)?"))
          .toList();

  private static final Pattern TELLS_OF_A_PERSON =
      Pattern.compile(
          "((tenant|landlord|holder|guest|recipient|guardian|representative)_)?name|.*phone|.*id_no|plate_no.*|.*address_text|born|lon|lat|place_original");

  /** The register of organisations is public; where one sits tells of no person. */
  private static final List<String> OF_AN_ORGANISATION =
      List.of("name", "address_text", "lon", "lat", "place_original");

  @ParameterizedTest
  @MethodSource("citylake.ddl.TableContracts#all")
  void noTableHoldsWhatAScoreOfPersonsIsMadeOf(TableContract contract) {
    Stream<String> names =
        contract.columns().stream()
            .flatMap(
                column ->
                    Stream.concat(
                        Stream.of(column.name()), Stream.of(column.type().split("[<>:,]"))));

    assertThat(names.filter(PersonColumnsTest::isBarred))
        .as("columns of %s about a person's traits (docs/ethics.md)", contract.name())
        .isEmpty();
  }

  /** By names alone nobody is protected; but a forgotten declaration is found by them. */
  @ParameterizedTest
  @MethodSource("standardTables")
  void columnsNamedLikeOnesAboutPersonsAreDeclaredSo(TableContract contract) {
    List<String> undeclared =
        contract.columns().stream()
            .filter(column -> TELLS_OF_A_PERSON.matcher(column.name()).matches())
            .filter(column -> column.personalData().isEmpty())
            .map(ColumnContract::name)
            .toList();

    assertThat(undeclared)
        .as("columns of %s without customProperties personalData", contract.name())
        .isSubsetOf(
            contract.name().equals(Tables.STANDARD_ORGANISATION) ? OF_AN_ORGANISATION : List.of());
  }

  static Stream<TableContract> standardTables() {
    return TableContracts.inLayer("standard").stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EthicCode",
        "ethic_code",
        "EthnicCode",
        "SkinColor",
        "skin_color",
        "ChineseAccentCode",
        "chinese_accent_code",
        "FeatureList",
        "featureList",
        "feature_list",
        "VICTIM_RACE",
        "suspect_race",
        "SUSPECT_RACE",
        "race",
        "NationalityCode",
        "nationality_code",
        "ReligionCode",
        "FaceStyle",
        "face_feature",
        "HairColor",
        "PersonScore",
        "person_risk",
        "riskScore",
        "RISK_SCORE"
      })
  void namesOfEveryFashionAreBarred(String name) {
    assertThat(isBarred(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "address_text",
        "trace_no",
        "terrace",
        "weight",
        "surface",
        "interface_no",
        "count"
      })
  void wordsThatOnlyContainABarredOneAreFree(String name) {
    assertThat(isBarred(name)).isFalse();
  }

  @Test
  void wordsAreToldApartByCaseAndByUnderscore() {
    assertThat(Stream.of("SkinColor", "skinColor", "SKIN_COLOR").map(PersonColumnsTest::snake))
        .containsOnly("skin_color");
  }

  private static boolean isBarred(String name) {
    String snake = snake(name);
    return BARRED.stream().anyMatch(pattern -> pattern.matcher(snake).matches());
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("_+", "_");
  }
}
