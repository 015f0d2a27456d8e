package citylake.sample.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.night.FileAccount;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each vendor's files hold the numbers that the standard's hold, read by other means. */
class VendorFormsTest {
  private static final String NIGHT = "2026-07-01";

  @TempDir static Path temp;

  private static Map<String, FileAccount> accounts;

  @BeforeAll
  static void written() {
    ProvinceSize size = new ProvinceSize(15, 1, 0.002, Province.SEED);
    new Province(size, CityForms::standard).write(temp.resolve("standard"), 2, said -> {});
    accounts =
        new Province(size, CityForms::ofVendor)
            .write(temp.resolve("vendors"), 2, said -> {}).stream()
                .collect(Collectors.toMap(file -> file.city() + " " + file.kind(), file -> file));
  }

  @Test
  void pipesInGbkWithoutHeader() throws IOException {
    String text = new String(unpacked("yanjiang", "incident"), Charset.forName("GBK"));

    List<String> keys = new ArrayList<>();
    for (String line : text.split("\r\n", -1)) {
      String[] fields = line.split("\\|", -1);
      if (fields.length == Kind.INCIDENT.fields().size() + 2) {
        keys.add(fields[0]);
      }
    }
    assertThat(keys).isEqualTo(standardKeys("yanjiang", "incident"));
    assertThat(text).contains("入户盗窃").doesNotContain("incident_no").contains("|AJ");
  }

  @Test
  void quotedCsvWithByteOrderMarkAndLineBreaks() throws IOException {
    String text = new String(bytes("langyu", "incident"), StandardCharsets.UTF_8);
    List<String> keys = new ArrayList<>();
    List<CsvRecord> records = csv(text.substring(1));
    for (CsvRecord record : records.subList(1, records.size())) {
      if (record.getFieldCount() == Kind.INCIDENT.fields().size() + 2) {
        keys.add(record.getField(0));
      }
    }

    assertThat(text.charAt(0)).isEqualTo('\uFEFF');
    assertThat(records.get(0).getField(0)).isEqualTo("案件编号");
    assertThat(records).anyMatch(record -> record.getFields().toString().contains("\n"));
    assertThat(keys).isEqualTo(standardKeys("langyu", "incident"));
  }

  @Test
  void fixedWidthsInBytesOfGb18030() throws IOException {
    byte[] file = bytes("shanyuan", "incident");
    int width =
        Kind.INCIDENT.fields().stream().mapToInt(field -> FixedWidth.bytes(field.type())).sum() + 6;
    List<String> keys = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      int end = at;
      while (file[end] != '\n') {
        end++;
      }
      if (end - at + 1 == width) {
        keys.add(new String(file, at, 32, Charset.forName("GB18030")).strip());
      }
      at = end + 1;
    }

    assertThat(keys).isEqualTo(standardKeys("shanyuan", "incident"));
  }

  @Test
  void xmlInTheNamesOfTheStandardForSightings() throws Exception {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory()
            .createXMLStreamReader(
                new ByteArrayInputStream(unpacked("tianan", "vehicle_sighting")));
    List<String> keys = new ArrayList<>();
    boolean hasTime = false;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "MotorVehicle" -> keys.add("");
          case "MotorVehicleID" -> keys.set(keys.size() - 1, xml.getElementText());
          case "PassTime" -> hasTime = xml.getElementText().matches("\\d{14}");
          default -> {}
        }
      }
    }

    assertThat(hasTime).isTrue();
    assertThat(keys).isEqualTo(standardKeys("tianan", "vehicle_sighting"));
  }

  @Test
  void nestedObjectsLineByLine() throws IOException {
    List<String> keys = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    String text = new String(unpacked("tingling", "incident"), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      if (line.endsWith("}")) {
        JsonNode record = mapper.readTree(line);
        keys.add(record.path("incidentNo").asText());
        assertThat(record.path("record").path("version").isInt()).isTrue();
        assertThat(record.path("reportedAt").isMissingNode() || !record.path("reportedAt").isNull())
            .isTrue();
      }
    }

    assertThat(keys).isEqualTo(standardKeys("tingling", "incident"));
  }

  @Test
  void insertStatementsOfAHundredRows() throws IOException {
    String text = new String(unpacked("jiapu", "incident"), StandardCharsets.UTF_8);
    List<String> keys = new ArrayList<>();
    Matcher rows =
        Pattern.compile("(?:VALUES |,)\\((?:NULL|'((?:[^'\\\\]|\\\\.)*)')").matcher(text);
    while (rows.find()) {
      keys.add(rows.group(1) == null ? "" : rows.group(1));
    }

    assertThat(text)
        .contains("CREATE TABLE `t_incident`")
        .contains("`AJBH`")
        .endsWith("completed\n");
    assertThat(keys).isEqualTo(standardKeys("jiapu", "incident"));
  }

  @Test
  void partsThatTheirManifestVouchesFor() throws Exception {
    Map<String, byte[]> entries = entries(bytes("lingzhou", "incident"));
    List<String> keys = new ArrayList<>();
    String manifest = new String(entries.remove("MANIFEST.sha256"), StandardCharsets.UTF_8);
    for (String line : manifest.split("\n", -1)) {
      if (!line.isEmpty()) {
        String[] part = line.split("  ", -1);
        byte[] content = entries.remove(part[1]);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
        assertThat(HexFormat.of().formatHex(sum)).isEqualTo(part[0]);
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        for (String record : lines) {
          String[] fields = record.split("\t", -1);
          if (fields.length == Kind.INCIDENT.fields().size() + 2) {
            keys.add(fields[0].equals("\\N") ? "" : fields[0]);
          }
        }
      }
    }

    assertThat(entries).isEmpty();
    assertThat(keys).isEqualTo(standardKeys("lingzhou", "incident"));
  }

  private static Map<String, byte[]> entries(byte[] file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void pagesOfARestExport() throws IOException {
    List<String> keys = new ArrayList<>();
    int page = 1;
    try (MappingIterator<JsonNode> pages =
        new ObjectMapper().readerFor(JsonNode.class).readValues(unpacked("xidan", "incident"))) {
      while (pages.hasNext()) {
        JsonNode each = pages.next();
        assertThat(each.path("page").asInt()).isEqualTo(page++);
        each.path("items").forEach(item -> keys.add(item.path("incidentNo").asText()));
      }
    }

    assertThat(page).isGreaterThan(2);
    assertThat(keys).isEqualTo(standardKeys("xidan", "incident"));
  }

  @Test
  void dbaseRecordsBehindTheirHeader() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes("fanjin", "incident")).order(ByteOrder.LITTLE_ENDIAN);
    int count = file.getInt(4);
    int header = file.getShort(8);
    int width = file.getShort(10);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[32];
      file.get(header + i * width + 1, key);
      keys.add(new String(key, Charset.forName("GBK")).strip());
    }

    assertThat(file.get(0)).isEqualTo((byte) 3);
    assertThat(file.capacity()).isEqualTo(header + count * width + 1);
    assertThat(new String(file.array(), 32, 11, StandardCharsets.US_ASCII).strip())
        .startsWith("AJBH");
    assertThat(keys).isEqualTo(standardKeys("fanjin", "incident"));
  }

  @Test
  void sheetsOfAWorkbookWithTimesAsDays() throws Exception {
    Map<String, byte[]> parts = entries(bytes("nanpu", "vehicle_sighting"));
    List<String> keys = new ArrayList<>();
    int sheets = 0;
    Set<String> times = new HashSet<>();
    while (parts.containsKey("xl/worksheets/sheet%d.xml".formatted(sheets + 2))) {
      sheets++;
      List<Map<String, String>> rows =
          rows(parts.get("xl/worksheets/sheet%d.xml".formatted(sheets)));
      assertThat(rows.get(0))
          .containsEntry("A1", "抓拍编号")
          .containsEntry("C1", "通过(时间)")
          .containsEntry("G1", "车速(km/h)");
      for (Map<String, String> row : rows.subList(1, rows.size())) {
        String number = String.valueOf(keys.size() % 250 + 2);
        keys.add(row.getOrDefault("A" + number, ""));
        times.add(row.get("C" + number).split("\\.", 2)[0]);
      }
    }

    assertThat(keys).isEqualTo(standardKeys("nanpu", "vehicle_sighting"));
    assertThat(sheets).isEqualTo((keys.size() + 249) / 250).isGreaterThan(1);
    assertThat(times).as("days since 1899-12-30 of 30 June 2026").contains("46203");
    assertThat(new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8))
        .contains("name=\"第1页\" sheetId=\"1\" r:id", "name=\"说明\"", "state=\"hidden\"");
  }

  @Test
  void aWorkbookHasNumbersTimesAndTextsInCellsOfTheirKindAndTheSameBytesTwice() throws Exception {
    byte[] once = alertOf(11);
    List<Map<String, String>> rows = rows(entries(once).get("xl/worksheets/sheet1.xml"));

    assertThat(alertOf(11)).isEqualTo(once);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1))
        .containsExactly(
            Map.entry("A2", "W1"),
            Map.entry("B2", "F01"),
            Map.entry("C2", "words"),
            Map.entry("D2", "991602"),
            Map.entry("E2", "46204.3541666667"),
            Map.entry("G2", "300"),
            Map.entry("H2", "A"),
            Map.entry("I2", "1"));
  }

  /** Cells by their place; what is unknown has none. */
  private static List<Map<String, String>> rows(byte[] sheet) throws XMLStreamException {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(sheet));
    List<Map<String, String>> rows = new ArrayList<>();
    String cell = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "row" -> rows.add(new LinkedHashMap<>());
          case "c" -> cell = xml.getAttributeValue(null, "r");
          case "v", "t" -> rows.get(rows.size() - 1).put(cell, xml.getElementText());
          default -> {}
        }
      }
    }
    return rows;
  }

  @Test
  void parquetHasTimesOf96BitsAndTheSameBytesTwice() throws IOException {
    byte[] once = alertOf(14);
    Path file = Files.write(temp.resolve("alert.parquet"), once);
    List<Group> records = groups(file);

    assertThat(alertOf(14)).isEqualTo(once);
    assertThat(records).hasSize(1);
    Group alert = records.get(0);
    assertThat(alert.getString("ALERT_NO", 0)).isEqualTo("W1");
    assertThat(alert.getLong("AMOUNT_YUAN", 0)).isEqualTo(300L);
    NanoTime issued = NanoTime.fromBinary(alert.getInt96("ISSUED_AT", 0));
    assertThat(issued.getJulianDay()).as("2026-07-01, as astronomers count").isEqualTo(2_461_223);
    assertThat(issued.getTimeOfDayNanos()).as("00:30 in UTC").isEqualTo(1_800_000_000_000L);
    assertThat(alert.getFieldRepetitionCount("CHANNEL")).isZero();
    assertThat(alert.getInteger("VERSION", 0)).isEqualTo(1);
  }

  @Test
  void rowGroupsOfParquetHoldTheRecordsInOrder() throws IOException {
    String file = accounts.get("huaichuan incident").file();

    assertThat(groups(temp.resolve("vendors/nights").resolve(NIGHT).resolve(file)))
        .extracting(
            record ->
                record.getFieldRepetitionCount("INCIDENT_NO") == 0
                    ? ""
                    : record.getString("INCIDENT_NO", 0))
        .isEqualTo(standardKeys("huaichuan", "incident"));
  }

  /** A hash set of enums has another order in each run of Java: within one none would be seen. */
  @Test
  void encodingsOfParquetAreNamedInOrder() throws IOException {
    byte[] file = bytes("huaichuan", "vehicle_sighting");
    ByteBuffer end = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = end.getInt(file.length - 8);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));

    assertThat(footer.getRow_groups()).hasSizeGreaterThan(1);
    assertThat(footer.getRow_groups())
        .flatExtracting(RowGroup::getColumns)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            column -> {
              assertThat(column.getMeta_data().getEncodings()).hasSizeGreaterThan(1).isSorted();
              assertThat(column.getMeta_data().getEncoding_stats()).isNotEmpty().isSorted();
            });
  }

  private static List<Group> groups(Path file) throws IOException {
    List<Group> records = new ArrayList<>();
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader parquet = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = parquet.getFooter().getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore pages = parquet.readNextRowGroup();
          pages != null;
          pages = parquet.readNextRowGroup()) {
        RecordReader<Group> group =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          records.add(group.read());
        }
      }
    }
    return records;
  }

  @Test
  void avroHasNumbersAsNumbersAndTheSameBytesTwice() throws IOException {
    byte[] once = alertOf(15);
    List<GenericRecord> records = new ArrayList<>();
    try (DataFileStream<GenericRecord> avro =
        new DataFileStream<>(new ByteArrayInputStream(once), new GenericDatumReader<>())) {
      avro.forEach(records::add);
    }

    assertThat(alertOf(15)).isEqualTo(once);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).get("alertNo")).hasToString("W1");
    assertThat(records.get(0).get("amountYuan")).isEqualTo(300L);
    assertThat(records.get(0).get("issuedAt")).isEqualTo(1_782_865_800_000L);
    assertThat(records.get(0).get("channel")).isNull();
    assertThat(records.get(0).get("version")).isEqualTo(1);
  }

  private static byte[] alertOf(int index) throws IOException {
    City city = Cities.first(16).get(index);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CityForm.RecordWriter writer = CityForms.ofVendor(city).open(bytes, Kind.ALERT, city)) {
      LocalDateTime issued = LocalDateTime.of(2026, 7, 1, 8, 30);
      writer.write(new Object[] {"W1", "F01", "words", "991602", issued, null, 300}, Action.ADD, 1);
    }
    return bytes.toByteArray();
  }

  /**
   * The middle of Beijing as gcoord, an independent implementation, gives it in the three systems.
   */
  @Test
  void shiftedCoordinatesAreThoseOfOthers() {
    Offset<Double> metre = within(1e-5);
    double[] gcj = Coordinates.GCJ02.of(116.4011517, 39.9028057);
    double[] bd = Coordinates.BD09.of(116.4011517, 39.9028057);

    assertThat(gcj[0]).isCloseTo(116.4074002, metre);
    assertThat(gcj[1]).isCloseTo(39.9042136, metre);
    assertThat(bd[0]).isCloseTo(116.4137852, metre);
    assertThat(bd[1]).isCloseTo(39.9105355, metre);
  }

  /** Numbers of the whole records of a file in the standard's form, in order. */
  private static List<String> standardKeys(String city, String kind) throws IOException {
    Path file =
        temp.resolve("standard/nights/%s/%s/%s_20260701.csv.gz".formatted(NIGHT, city, kind));
    List<String> keys = new ArrayList<>();
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
      List<CsvRecord> records = csv(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
      for (CsvRecord record : records.subList(1, records.size())) {
        if (record.getFieldCount() == records.get(0).getFieldCount()) {
          keys.add(record.getField(0));
        }
      }
    }
    assertThat(keys).hasSizeGreaterThan(30);
    return keys;
  }

  private static List<CsvRecord> csv(String text) throws IOException {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().allowMissingFields(true).ofCsvRecord(text)) {
      return reader.stream().toList();
    }
  }

  private static byte[] bytes(String city, String kind) throws IOException {
    return Files.readAllBytes(
        temp.resolve("vendors/nights")
            .resolve(NIGHT)
            .resolve(accounts.get(city + " " + kind).file()));
  }

  private static byte[] unpacked(String city, String kind) throws IOException {
    try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes(city, kind)))) {
      return packed.readAllBytes();
    }
  }
}
