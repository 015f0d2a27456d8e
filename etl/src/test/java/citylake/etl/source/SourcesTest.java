package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.Sha256;
import citylake.testing.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** A city of an invented vendor whose dumps are pipe-separated text. */
  private void declareThirdCity() throws IOException {
    write(
        "cities/lakeside.yaml",
        """
        city: lakeside
        name: Lakeside
        city_code: "C07"
        city_code_system: test
        vendor: pipe-text
        time_zone: Asia/Shanghai
        coordinate_system: {name: "EPSG:4326"}
        centre: {lon: 117.2, lat: 31.8}
        deadline: "01:00"
        contact: data desk
        onboarding: {state: trial, wave: 2}
        dumps:
          incident: {files: "lakeside/aj_*.txt"}
        """);
    write(
        "vendors/pipe-text/incident.odcs.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: pipe-text.incident
        name: "Pipe text: cases"
        version: 1.0.0
        status: active
        schema:
          - name: dump
            logicalType: object
            customProperties:
              - {property: format, value: csv}
              - {property: encoding, value: GB18030}
              - {property: separator, value: "|"}
              - {property: quote, value: ""}
              - {property: header, value: false}
            properties:
              - {name: ajbh, logicalType: string, classification: internal, description: number}
              - {name: ajlb, logicalType: string, classification: internal, description: kind}
              - {name: fasj, logicalType: string, classification: internal, description: time}
              - {name: fa_jd, logicalType: string, classification: internal, description: longitude}
              - {name: fa_wd, logicalType: string, classification: internal, description: latitude}
              - {name: fadd, logicalType: string, classification: sensitive, description: address}
        """);
    write(
        "vendors/pipe-text/incident.sql",
        """
        -- Fields of the dump's contract to standard.incident.
        SELECT
          ajbh AS incident_no,
          '1' AS offence_no,
          offence_code(ajlb) AS offence_code,
          ajlb AS offence_code_source,
          local_time(fasj, 'yyyyMMddHHmmss') AS occurred_from_local,
          local_instant(fasj, 'yyyyMMddHHmmss', :zone) AS occurred_from,
          wgs84_lon(fa_jd, fa_wd, :coordinate_system) AS lon,
          wgs84_lat(fa_jd, fa_wd, :coordinate_system) AS lat,
          nullif(trim(fadd), '') AS address_text
        FROM dump
        """);
    write("vendors/pipe-text/offences.csv", "source_code,iccs,origin\n05*,0501,reported\n");
  }

  @Test
  void builtInSourcesAreThoseOfEightCities() {
    assertThat(Sources.load(List.of()).all())
        .extracting(Source::name)
        .containsExactly(
            "boston.crash",
            "boston.incident",
            "chicago.crash",
            "chicago.incident",
            "chicago.incident.sample",
            "davis.incident",
            "denver.crash",
            "denver.incident",
            "new_york.help_request",
            "seattle.vehicle_sighting",
            "st_louis.crash",
            "st_louis.incident",
            "washington_dc.incident");
  }

  @Test
  void cityMayDeliverAKindInSeveralForms() throws Exception {
    declareThirdCity();
    Path vendor = folder.resolve("vendors/pipe-text");
    write(
        "vendors/pipe-text/incident.old.odcs.yaml",
        Files.readString(vendor.resolve("incident.odcs.yaml")));
    write("vendors/pipe-text/incident.old.sql", Files.readString(vendor.resolve("incident.sql")));
    String yaml = Files.readString(folder.resolve("cities/lakeside.yaml"));
    write("cities/lakeside.yaml", yaml + "  incident.old: {files: \"lakeside/old_*.txt\"}\n");

    List<Source> both = Sources.loadOnly(List.of(folder)).all();

    assertThat(both)
        .extracting(Source::name)
        .containsExactly("lakeside.incident", "lakeside.incident.old");
    assertThat(both).extracting(Source::kind).containsOnly("incident");
    assertThat(both.get(1).filesGlob()).isEqualTo("lakeside/old_*.txt");
    assertThat(both.get(1).declarationHash()).isNotEqualTo(both.get(0).declarationHash());
  }

  @Test
  void thirdCityOfAKnownFormatIsAddedByYamlAndSqlInAFolderOutsideTheRepository() throws Exception {
    declareThirdCity();
    Source source = Sources.load(List.of(folder)).named("lakeside.incident").orElseThrow();
    Path dump = folder.resolve("aj_20260302.txt");
    Files.write(
        dump,
        "A1|0501|20260302083000|117.25|31.85|\u957f\u6c5f\u8def1\u53f7\nA2|0599|20260302|0|0| \nA3|77\n"
            .getBytes("GB18030"));

    List<Row> rows =
        source
            .candidates(RealDumps.rows(spark.session(), source, dump), LocalDate.of(2026, 3, 3))
            .selectExpr(
                "concat_ws('|', city_code, incident_no, offence_code, origin, occurred_from, lon,"
                    + " lat, address_text)",
                "_fault")
            .collectAsList();

    assertThat(rows)
        .extracting(row -> row.getString(0))
        .containsExactly(
            "C07|A1|0501|unknown|2026-03-02 00:30:00|117.25|31.85|\u957f\u6c5f\u8def1\u53f7",
            "C07|A2|0501|unknown",
            "C07|unknown");
    assertThat(rows)
        .extracting(row -> row.getString(1))
        .containsExactly(null, null, "2 fields where the contract has 6");
  }

  @Test
  void cityOfAKnownVendorIsAddedByOneYaml() throws Exception {
    declareThirdCity();
    String yaml = Files.readString(folder.resolve("cities/lakeside.yaml"));
    write(
        "cities/hillside.yaml",
        yaml.replace("city: lakeside", "city: hillside").replace("\"C07\"", "\"C09\""));

    assertThat(Sources.loadOnly(List.of(folder)).all())
        .extracting(Source::name)
        .containsExactly("hillside.incident", "lakeside.incident");
  }

  @Test
  void twoCitiesOfOneCodeAreRefusedAsTheirRecordsWouldReplaceOneAnother() throws Exception {
    declareThirdCity();
    String yaml = Files.readString(folder.resolve("cities/lakeside.yaml"));
    write("cities/hillside.yaml", yaml.replace("city: lakeside", "city: hillside"));

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder)))
        .isInstanceOf(InvalidSources.class)
        .hasMessageContaining(
            "cities/lakeside.yaml: city_code: 'C07' is that of cities/hillside.yaml too: records of the two would replace one another");
  }

  @Test
  void dumpOfOneKindMayComeFromAnotherVendor() throws Exception {
    declareThirdCity();
    String yaml = Files.readString(folder.resolve("cities/lakeside.yaml"));
    write(
        "cities/lakeside.yaml",
        yaml + "  crash: {files: \"lakeside/crash_*.csv\", vendor: denver-open-data}\n");

    Source source = Sources.load(List.of(folder)).named("lakeside.crash").orElseThrow();

    assertThat(source.vendor().name()).isEqualTo("denver-open-data");
    assertThat(source.filesGlob()).isEqualTo("lakeside/crash_*.csv");
  }

  @Test
  void declarationHashChangesWithEveryDeclarationThatDecidesTheRows() throws Exception {
    declareThirdCity();
    String before = hash();
    assertThat(hash()).isEqualTo(before);
    for (String file :
        List.of(
            "cities/lakeside.yaml",
            "vendors/pipe-text/incident.odcs.yaml",
            "vendors/pipe-text/incident.sql",
            "vendors/pipe-text/offences.csv")) {
      String text = Files.readString(folder.resolve(file));
      String comment =
          file.endsWith("sql")
              ? "-- more\n"
              : file.endsWith("csv") ? "6,05,reported\n" : "# more\n";
      write(file, text + comment);

      assertThat(hash()).as(file).isNotEqualTo(before);
      write(file, text);
    }
  }

  @Test
  void whatDoesNotDecideADumpsRowsLeavesItsHash() throws Exception {
    declareThirdCity();
    String before = hash();
    Path vendor = folder.resolve("vendors/pipe-text");
    write(
        "vendors/pipe-text/incident.old.odcs.yaml",
        Files.readString(vendor.resolve("incident.odcs.yaml")));
    write("vendors/pipe-text/incident.old.sql", Files.readString(vendor.resolve("incident.sql")));
    write("vendors/pipe-text/crashes.csv", "source_code,crash_code\n1,rear_end\n");
    write("vendors/pipe-text/README.md", "More about this vendor.\n");

    assertThat(hash()).isEqualTo(before);
  }

  /** A list that is asked inside of another call is asked. */
  @Test
  void codeListThatIsNamedInTheSelectDecidesItsRows() throws Exception {
    declareThirdCity();
    write("vendors/pipe-text/more.csv", "source_code,iccs\n1,05\n");
    Path select = folder.resolve("vendors/pipe-text/incident.sql");
    String text = Files.readString(select);
    String nested =
        text.replaceFirst("offence_code\\((\\w+)\\)", "upper(offence_code('more', $1))");
    assertThat(nested).isNotEqualTo(text);
    write("vendors/pipe-text/incident.sql", nested);
    String before = hash();

    write("vendors/pipe-text/more.csv", "source_code,iccs\n1,05\n2,06\n");

    assertThat(hash()).isNotEqualTo(before);
  }

  /** As lakes of before recorded it: the city's file, the dump, all files of the vendor by name. */
  @Test
  void hashOverTheWholeFolderIsStillKnownAndProvesNothingOnceTheFolderHasChanged()
      throws Exception {
    declareThirdCity();
    Path vendor = folder.resolve("vendors/pipe-text");
    String recorded =
        Sha256.hex(
            String.join(
                    "\0",
                    Files.readString(folder.resolve("cities/lakeside.yaml")),
                    "incident",
                    Files.readString(vendor.resolve("incident.odcs.yaml")),
                    Files.readString(vendor.resolve("incident.sql")),
                    Files.readString(vendor.resolve("offences.csv")))
                .getBytes(StandardCharsets.UTF_8));

    assertThat(declaration().isRecordedAs(recorded)).isTrue();
    assertThat(Declaration.isOfFolder(recorded)).isTrue();
    assertThat(Declaration.isOfFolder(hash())).isFalse();

    write("vendors/pipe-text/README.md", "Something else.\n");
    assertThat(declaration().isRecordedAs(recorded)).isFalse();
    assertThat(declaration().isRecordedAs(null)).isFalse();
  }

  private Declaration declaration() {
    return Sources.loadOnly(List.of(folder)).all().get(0).declaration();
  }

  private String hash() {
    return Sources.loadOnly(List.of(folder)).all().get(0).declarationHash();
  }

  @Test
  void allProblemsOfAllFilesAreReportedTogether() throws Exception {
    declareThirdCity();
    write(
        "cities/hillside.yaml",
        """
        city: valley
        name: Hillside
        city_code: "C08"
        city_code_system: test
        vendor: nobody
        timezone: Asia/Shanghai
        coordinate_system: {name: "EPSG:4549"}
        centre: {lon: 217.2, lat: 31.8}
        deadline: one o'clock
        contact: ""
        onboarding: {state: ready, wave: 2}
        not_before: "1970"
        dumps:
          incident: {files: "hillside/*.txt", sender: x}
          crash: {files: "hillside/*.txt", comes: now and then, usual_since: May}
          parking: {files: "hillside/*.txt"}
        """);
    write("vendors/pipe-text/crash.sql", "SELECT 1 FROM dump");
    write("vendors/pipe-text/notes.txt", "");
    write("offences.csv", "");

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder)))
        .isInstanceOf(InvalidSources.class)
        .hasMessageStartingWith("Invalid sources: 18 problem(s). No dump was read;")
        .hasMessageContaining(
            "cities/hillside.yaml: city: 'valley' must be the file's name 'hillside'")
        .hasMessageContaining(
            "cities/hillside.yaml: timezone: is unknown (allowed: centre, city, city_code,"
                + " city_code_system,")
        .hasMessageContaining(
            "cities/hillside.yaml: time_zone: is missing (must be a zone such as America/Denver)")
        .hasMessageContaining("cities/hillside.yaml: coordinate_system.proj4: is missing")
        .hasMessageContaining(
            "cities/hillside.yaml: centre.lon: '217.2' is invalid (must be a number from -180.0 to"
                + " 180.0)")
        .hasMessageContaining("cities/hillside.yaml: deadline: 'one o'clock' is invalid")
        .hasMessageContaining(
            "cities/hillside.yaml: dumps.crash.comes: 'now and then' is invalid (must be 'daily',"
                + " 'weekdays', 'weekly on monday', 'monthly on 5' or 'irregular')")
        .hasMessageContaining(
            "cities/hillside.yaml: dumps.crash.usual_since: 'May' is invalid (must be a date such as"
                + " 2026-05-01)")
        .hasMessageContaining("cities/hillside.yaml: contact: is empty (must be a text)")
        .hasMessageContaining(
            "cities/hillside.yaml: onboarding.state: 'ready' is invalid (must be one of drafted,"
                + " checking, trial, live, paused)")
        .hasMessageContaining("cities/hillside.yaml: not_before: '1970' is invalid")
        .hasMessageContaining(
            "cities/hillside.yaml: dumps.incident.sender: is unknown (allowed: comes, files, usual_since, vendor)")
        .hasMessageContaining(
            "cities/hillside.yaml: dumps.parking: is no kind of dump (allowed: incident, crash,"
                + " help_request, vehicle_sighting, suspect_file, ")
        .hasMessageContaining("patrol_unit, each also as <kind>.<form>)")
        .hasMessageContaining(
            "cities/hillside.yaml: vendor: 'nobody' is unknown (known: pipe-text)")
        .hasMessageContaining(
            "vendors/pipe-text: crash.odcs.yaml: is missing: a dump needs a contract and a SELECT")
        .hasMessageContaining("vendors/pipe-text/notes.txt: file: is not read")
        .hasMessageContaining("offences.csv: file: is in no place that is read");
  }

  @Test
  void problemsOfAContractAreReportedTogether() throws Exception {
    declareThirdCity();
    String contract = Files.readString(folder.resolve("vendors/pipe-text/incident.odcs.yaml"));
    write(
        "vendors/pipe-text/incident.odcs.yaml",
        contract
            .replace("v3.1.0", "v2")
            .replace("property: header", "property: heading")
            .replace("value: \"|\"", "value: \"||\"")
            .replace("classification: sensitive", "classification: secret"));

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder)))
        .hasMessageContaining("5 problem(s)")
        .hasMessageContaining("incident.odcs.yaml: apiVersion: 'v2' is invalid (must be v3.1.0)")
        .hasMessageContaining(
            "'heading' is unknown (allowed: encoding, format, header, quote, separator, title_lines)")
        .hasMessageContaining("schema[0].customProperties: header is missing")
        .hasMessageContaining("separator '||' is invalid (must be one character)")
        .hasMessageContaining("a field without a grade does not load");
  }

  @Test
  void shapeThatNoReaderKnowsIsRefused() throws Exception {
    declareThirdCity();
    String contract = Files.readString(folder.resolve("vendors/pipe-text/incident.odcs.yaml"));
    write(
        "vendors/pipe-text/incident.odcs.yaml",
        contract.replace("value: GB18030", "value: UTF-16"));

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder)))
        .hasMessageContaining("incident.odcs.yaml: schema: Invalid encoding 'UTF-16'");
  }

  @Test
  void cityAndVendorOfOneNameInTwoFoldersAreRefused() throws Exception {
    declareThirdCity();

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder, folder)))
        .hasMessageContaining(
            "cities/lakeside.yaml: city: 'lakeside' is declared in another folder too")
        .hasMessageContaining(
            "vendors/pipe-text: vendor: 'pipe-text' is declared in another folder too");
  }

  @Test
  void kindThatTheVendorDoesNotDeliverIsRefused() throws Exception {
    declareThirdCity();
    String yaml = Files.readString(folder.resolve("cities/lakeside.yaml"));
    write("cities/lakeside.yaml", yaml.replace("  incident:", "  crash:"));

    assertThatThrownBy(() -> Sources.loadOnly(List.of(folder)))
        .hasMessageContaining(
            "dumps.crash: vendor pipe-text does not deliver this dump (it delivers: incident)");
  }

  @Test
  void folderThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Sources.load(List.of(folder.resolve("absent"))))
        .isInstanceOf(InvalidSources.class)
        .hasMessageStartingWith("Cannot read sources from ")
        .hasMessageEndingWith("it is no folder. Give a folder that holds cities/ or vendors/.");
  }

  @Test
  void builtInSourcesAreReadFromInsideAJar() throws Exception {
    Path classes =
        Path.of(Sources.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("with blank.jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        String name = classes.relativize(file).toString();
        if (!name.isEmpty()) {
          entries.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
          if (Files.isRegularFile(file)) {
            Files.copy(file, entries);
          }
          entries.closeEntry();
        }
      }
    }
    ClassLoader others = getClass().getClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, others) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> own = name.startsWith("citylake.etl.") ? findLoadedClass(name) : null;
            if (own == null && name.startsWith("citylake.etl.")) {
              own = findClass(name);
            }
            return own == null ? super.loadClass(name, resolve) : own;
          }

          @Override
          public URL getResource(String name) {
            return name.equals("sources") ? findResource(name) : super.getResource(name);
          }
        }) {
      Object sources =
          loader
              .loadClass(Sources.class.getName())
              .getMethod("load", List.class)
              .invoke(null, List.of());

      List<?> all = (List<?>) sources.getClass().getMethod("all").invoke(sources);
      assertThat(all).hasSize(13);
    }
  }
}
