package citylake.serving.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.dashboard.DashboardData.Cell;
import citylake.serving.dashboard.DashboardData.City;
import citylake.serving.dashboard.DashboardData.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the pages in a real browser; screenshots stay in target/screenshots. */
@Tag("slow")
class DashboardPageIT {
  /** Chromium's annotation blink_resource_loader. */
  private static final String LOADED_BY_A_DOCUMENT = "101845102";

  private static final int HOT_99 = 0xB2182B;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final DashboardData DATA =
      InventedPages.dashboard("The invented province", "Jichuan");

  @TempDir static Path folder;
  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void writePages() {
    chromium = Chromium.installed(folder, System.getenv());
    page = DashboardPage.write(folder.resolve("page"), DATA);
  }

  @Test
  void pageDrawsEveryCellAndHourWithoutErrorsOrNetwork() throws Exception {
    Chromium.Visit visit = chromium.open(page, "#lang=en");

    assertThat(visit.console()).isEmpty();
    assertThat(askedOfTheNetwork(visit)).isEmpty();
    assertThat(visit.document()).contains("data-ready=\"true\"").doesNotContain("undefined", "NaN");
    View view = DATA.cities().get(0).views().get(0);
    assertThat(attribute(visit.document(), "map", "data-cells"))
        .isEqualTo(String.valueOf(view.cells().size()));
    assertThat(attribute(visit.document(), "week", "data-hours")).isEqualTo("168");
    assertThat(attribute(visit.document(), "day", "data-hours")).isEqualTo("24");
    long hot = view.cells().stream().filter(cell -> cell.label().equals("hot")).count();
    assertThat(visit.document()).contains("<strong>" + hot + "</strong><span>hot cells</span>");
  }

  @Test
  void tableListsTheHottestCellsOfTheChosenCityAndKind() throws Exception {
    String document = chromium.open(page, "#lang=en&city=980200&kind=crash").document();

    View crashes = DATA.cities().get(1).views().get(1);
    List<Cell> hottest =
        crashes.cells().stream()
            .filter(cell -> cell.label().equals("hot"))
            .sorted((a, b) -> Double.compare(b.giZ(), a.giZ()))
            .limit(10)
            .toList();
    String table = element(document, "top-table");
    assertThat(table).contains("99 %");
    for (Cell cell : hottest) {
      assertThat(table).contains("%.4f, %.4f".formatted(cell.lat(), cell.lon()));
      assertThat(table).contains(">%d<".formatted(cell.count()));
    }
  }

  @Test
  void freshnessAndRefusalsStandInWords() throws Exception {
    String document = chromium.open(page, "#lang=en").document();

    String table = element(document, "freshness-table");
    assertThat(table)
        .contains("missing since 2026-07-01", "late by 25 min", "on time", "refused", "19,776")
        .contains("its gzip ends early, after 1,121 bytes");
  }

  @Test
  void aProvinceOfManyKindsShowsWhatIsOddAndTheChosenCityAndTheRestWhenAsked() throws Exception {
    DashboardData province = InventedPages.province(20);
    Path large = DashboardPage.write(folder.resolve("large"), province);

    String document = chromium.open(large, "#lang=en").document();
    String chinese = chromium.open(large, "#lang=zh").document();

    assertThat(element(document, "freshness-table"))
        .contains("Yuanbo", "late by 25 min", "Tingmo", "missing since", "School enrolment")
        .doesNotContain("Far away 3");
    assertThat(element(document, "all-freshness-table")).contains("Far away 3", "Far away 19");
    assertThat(document)
        .contains(
            "on time: 22, late: 1, missing: 1, refused: 1, not due: 20. Shown: what is not as it should be in any city, and all of Jichuan.");
    assertThat(chinese).contains("准时：22，迟到：1，缺交：1，被拒收：1，未到期：20。", "学籍");
  }

  @Test
  void scoreCardsShowTheirPartsAndWhatToMendFirst() throws Exception {
    String english = chromium.open(page, "#lang=en").document();
    String chinese = chromium.open(page, "#lang=zh").document();

    assertThat(element(english, "score-table"))
        .contains("71.4", "3 / 2 / 1 / 10", "12,000", "3 (1 overdue)", "Vendor Tally-csv");
    assertThat(list(english, "mend-first"))
        .contains("file cut off", "10 nights lost, others in part", "240 records to be had", "#17")
        .contains("parts of nights lost (worth 0.50 nights)");
    assertThat(list(chinese, "mend-first"))
        .contains("文件被截断", "损失 10 夜，另有夜次部分受损", "部分夜次受损（相当于 0.50 夜）");
  }

  @Test
  void verdictsAndPatrolWindowsStandInWords() throws Exception {
    String english = chromium.open(page, "#lang=en").document();
    String chinese = chromium.open(page, "#lang=zh").document();

    assertThat(element(english, "verdicts"))
        .contains("<span>Places</span><strong>coincide partly</strong>")
        .contains("Correlation 0.44; 0.5")
        .contains("<strong>cannot be told</strong>", "8,700 offences and 12 crashes");
    assertThat(element(english, "windows-table")).contains("17:00–20:00", "on a border", "5,120");
    assertThat(element(chinese, "verdicts")).contains("部分重合", "无法判断");
  }

  @Test
  void chineseSaysTheSameThings() throws Exception {
    Chromium.Visit visit = chromium.open(page, "#lang=zh");

    assertThat(visit.console()).isEmpty();
    assertThat(visit.document())
        .contains("lang=\"zh-CN\"", "热点网格", "自 2026-07-01 起缺交", "本页没有说什么")
        .doesNotContain("undefined");
  }

  @Test
  void bothLanguagesHaveTheSameWords() throws Exception {
    Path compare = folder.resolve("page/compare.html");
    Files.writeString(
        compare,
        """
        <body><script src="words.js"></script><script>
        const keys = (o, at) => Object.entries(o).flatMap(([k, v]) =>
          v && typeof v === "object" && !Array.isArray(v) ? keys(v, at + k + ".") : [at + k]);
        const own = new Set(["alike", "opposite", "shareMeaning"]);
        const a = keys(CITYLAKE_WORDS.en, ""), b = keys(CITYLAKE_WORDS.zh, "");
        const only = (x, y) => x.filter(k => !y.includes(k) && !own.has(k));
        document.body.textContent = "differences:" + only(a, b).concat(only(b, a)).join(" ") + ".";
        </script></body>
        """);

    assertThat(chromium.open(compare, "").document()).contains("differences:.");
  }

  @Test
  void hostileNamesAreShownAsText() throws Exception {
    Path hostile =
        DashboardPage.write(
            folder.resolve("hostile"),
            InventedPages.dashboard(DashboardPageTest.HOSTILE, DashboardPageTest.HOSTILE));

    Chromium.Visit visit = chromium.open(hostile, "#lang=en");

    assertThat(visit.console()).isEmpty();
    assertThat(visit.document())
        .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img");
  }

  @Test
  void cityWithoutMapAndClockSaysSo() throws Exception {
    View empty = new View("incident", 250, List.of(), List.of(), 0, 0, 0);
    City city =
        new City(
            "980100", "Jichuan", "Asia/Shanghai", List.of(empty), List.of(), List.of(), List.of());
    Path page =
        DashboardPage.write(
            folder.resolve("empty"),
            new DashboardData(
                "Empty",
                LocalDate.of(2026, 7, 1),
                "r1",
                false,
                List.of(city),
                List.of(),
                List.of(),
                List.of()));

    Chromium.Visit visit = chromium.open(page, "#lang=en");

    assertThat(visit.console()).isEmpty();
    assertThat(visit.document())
        .contains(
            "No map: too few cells",
            "No clock: no usable times.",
            "No cell is hot",
            "Not compared: the city has not delivered both kinds.")
        .contains("id=\"invented\" class=\"banner\" hidden");
  }

  @Test
  void pageOfNoCityStillOpens() throws Exception {
    Path page =
        DashboardPage.write(
            folder.resolve("none"),
            new DashboardData(
                "None",
                LocalDate.of(2026, 7, 1),
                "r1",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of()));

    assertThat(chromium.open(page, "#lang=en").console()).isEmpty();
  }

  @Test
  void firstLookOpensAsOneFile() throws Exception {
    FirstLook look = InventedPages.firstLook("stranger.csv");
    Path file = FirstLookPage.write(folder.resolve("first-look.html"), look);

    Chromium.Visit visit = chromium.open(file, "#lang=en");
    chromium.screenshot(file, "#lang=en", 1440, 1600, SCREENSHOTS.resolve("first-look.png"));

    assertThat(visit.console()).isEmpty();
    assertThat(askedOfTheNetwork(visit)).isEmpty();
    String shown = visit.document().replaceAll("(?s)<script>.*?</script>", "");
    assertThat(shown)
        .contains("First look at stranger.csv", "place_unknown", "812", "11.3 %")
        .doesNotContain("undefined", "NaN");
    assertThat(attribute(shown, "map", "data-cells"))
        .isEqualTo(String.valueOf(look.cells().size()));
  }

  @Test
  void wallAndPhoneShowTheHotPlaces() throws Exception {
    Path wall = SCREENSHOTS.resolve("wall.png");
    Path phone = SCREENSHOTS.resolve("phone.png");

    chromium.screenshot(page, "#lang=en", 1920, 1080, wall);
    chromium.screenshot(page, "#lang=zh", 390, 3600, phone);

    assertThat(pixelsOf(wall, HOT_99)).isGreaterThan(5_000);
    assertThat(pixelsOf(phone, HOT_99)).isGreaterThan(800);
    assertThat(ImageIO.read(phone.toFile()).getWidth()).isEqualTo(390);
  }

  @Test
  void requestsToTheNetworkAndErrorsWouldBeSeen() throws Exception {
    Path leaking = folder.resolve("leaking.html");
    Files.writeString(
        leaking, "<body><img src='http://leak.invalid/x.png'><script>throw Error('x')</script>");

    Chromium.Visit visit = chromium.open(leaking, "");

    assertThat(askedOfTheNetwork(visit)).contains("http://leak.invalid/x.png");
    assertThat(visit.console()).anyMatch(line -> line.contains("Uncaught Error: x"));
  }

  @Test
  void missingBrowserSaysHowToGetIt() {
    assertThatThrownBy(() -> Chromium.installed(folder, Map.of("PATH", "/nowhere")))
        .hasMessage(
            "Cannot run the browser test: no Chromium on the PATH. Run"
                + " serving/browser/install-chromium.sh, or set CITYLAKE_CHROMIUM to its path. All"
                + " other tests are unaffected.");
  }

  /**
   * Addresses that the page asked for beyond its own folder. The browser's own errands (updates,
   * dictionaries) are told apart by the annotation that Chromium puts on every request; its value
   * for what a document loads is checked by the leaking page.
   */
  private static List<String> askedOfTheNetwork(Chromium.Visit visit) {
    String loaded = "\"traffic_annotation\":" + LOADED_BY_A_DOCUMENT;
    return Pattern.compile(loaded + ",\"url\":\"((?!file:|data:)[^\"]*)\"")
        .matcher(visit.netLog())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String attribute(String document, String id, String name) {
    Matcher tag = Pattern.compile("<[^>]*id=\"" + id + "\"[^>]*>").matcher(document);
    assertThat(tag.find()).as("element %s", id).isTrue();
    Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag.group());
    return value.find() ? value.group(1) : null;
  }

  /** From the element's start to the end of its table. */
  private static String element(String document, String id) {
    return until("</table>", document, id);
  }

  private static String list(String document, String id) {
    return until("</ol>", document, id);
  }

  private static String until(String end, String document, String id) {
    int start = document.indexOf("id=\"" + id + "\"");
    assertThat(start).as("element %s", id).isNotNegative();
    return document.substring(start, document.indexOf(end, start));
  }

  private static long pixelsOf(Path image, int colour) throws IOException {
    BufferedImage pixels = ImageIO.read(image.toFile());
    long found = 0;
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < pixels.getWidth(); x++) {
        found += (pixels.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
      }
    }
    return found;
  }
}
