package citylake.orchestration.night;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.JulianFields;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A town for each format whose files are no text. The workbook is one without styles. */
final class BinaryTowns {
  private static final int DBF_WIDTH = 16;

  private BinaryTowns() {}

  static List<FormatTown> all() {
    try {
      return List.of(
          new FormatTown("xlsx", Map.of(), FormatTown.FIELDS, xlsx()),
          new FormatTown("dbf", Map.of("encoding", "GBK"), FormatTown.FIELDS, dbf(), 1),
          new FormatTown(
              "zip-tsv",
              Map.of("encoding", "UTF-8", "parts", "*.tsv", "manifest", "MANIFEST"),
              FormatTown.FIELDS,
              zipTsv()),
          new FormatTown("parquet", Map.of(), FormatTown.FIELDS, parquet()),
          new FormatTown("avro", Map.of(), FormatTown.FIELDS, avro()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] xlsx() throws IOException {
    StringBuilder rows = new StringBuilder(row(FormatTown.FIELDS));
    for (List<String> fields : FormatTown.cases()) {
      rows.append(row(fields));
    }
    String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    String links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      put(zip, "_rels/.rels", relations.formatted(links, "officeDocument", "xl/workbook.xml"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook %s xmlns:r=\"%s\"><sheets><sheet name=\"cases\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
              .formatted(main, links));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relations.formatted(links, "worksheet", "worksheets/s.xml"));
      put(
          zip,
          "xl/worksheets/s.xml",
          "<worksheet %s><sheetData>%s</sheetData></worksheet>".formatted(main, rows));
    }
    return bytes.toByteArray();
  }

  private static String row(List<String> texts) {
    StringBuilder row = new StringBuilder("<row>");
    for (String text : texts) {
      row.append("<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text));
    }
    return row.append("</row>").toString();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] zipTsv() throws IOException {
    List<String> lines = FormatTown.cases().stream().map(each -> String.join("\t", each)).toList();
    int half = lines.size() / 2;
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("1.tsv", String.join("\n", lines.subList(0, half)));
    parts.put("2.tsv", String.join("\n", lines.subList(half, lines.size())));
    StringBuilder manifest = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        put(zip, part.getKey(), part.getValue());
        manifest.append("%s  %s%n".formatted(sha256(part.getValue()), part.getKey()));
      }
      put(zip, "MANIFEST", manifest.toString());
    }
    return bytes.toByteArray();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Behind the cases a record of which the number is no text in GBK. */
  private static byte[] dbf() {
    List<List<String>> cases = FormatTown.cases();
    int columns = FormatTown.FIELDS.size();
    int headerBytes = 32 + 32 * columns + 1;
    int recordBytes = 1 + DBF_WIDTH * columns;
    ByteBuffer file =
        ByteBuffer.allocate(headerBytes + recordBytes * (cases.size() + 1))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 3).position(4).putInt(cases.size() + 1);
    file.putShort((short) headerBytes).putShort((short) recordBytes).position(32);
    for (String name : FormatTown.FIELDS) {
      int at = file.position();
      file.put(name.getBytes(StandardCharsets.US_ASCII)).position(at + 11);
      file.put((byte) 'C').position(at + 16).put((byte) DBF_WIDTH).position(at + 32);
    }
    file.put((byte) 0x0D);
    for (List<String> fields : cases) {
      file.put((byte) ' ');
      for (String field : fields) {
        file.put("%-16s".formatted(field).getBytes(StandardCharsets.US_ASCII));
      }
    }
    file.put((byte) ' ').put((byte) 0xFF);
    return file.array();
  }

  /** The time is one of 96 bits, as Impala and old Spark write it. */
  private static byte[] parquet() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message cases { required binary case_no (UTF8); required binary code (UTF8); required int96 at; required binary lon (UTF8); required binary lat (UTF8); }");
    NanoTime at =
        new NanoTime(
            (int) FormatTown.AT.getLong(JulianFields.JULIAN_DAY),
            FormatTown.AT.toLocalTime().toNanoOfDay());
    Path file = Files.createTempDirectory("cases").resolve("cases.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (List<String> fields : FormatTown.cases()) {
        writer.write(
            new SimpleGroup(schema)
                .append("case_no", fields.get(0))
                .append("code", fields.get(1))
                .append("at", at)
                .append("lon", fields.get(3))
                .append("lat", fields.get(4)));
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static byte[] avro() throws IOException {
    SchemaBuilder.FieldAssembler<Schema> columns = SchemaBuilder.record("cases").fields();
    FormatTown.FIELDS.forEach(columns::requiredString);
    Schema schema = columns.endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, bytes);
      for (List<String> fields : FormatTown.cases()) {
        GenericRecord record = new GenericData.Record(schema);
        for (int i = 0; i < fields.size(); i++) {
          record.put(i, fields.get(i));
        }
        writer.append(record);
      }
    }
    return bytes.toByteArray();
  }
}
