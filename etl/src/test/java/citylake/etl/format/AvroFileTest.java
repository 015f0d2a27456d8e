package citylake.etl.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class AvroFileTest {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "r", "fields": [
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "wall", "type": {"type": "long", "logicalType": "local-timestamp-micros"}},
                {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "raw", "type": "bytes"},
                {"name": "kind", "type": {"type": "enum", "name": "k", "symbols": ["CAR", "BUS"]}},
                {"name": "count", "type": ["null", "long", "string"]},
                {"name": "ratio", "type": "double"},
                {"name": "tags", "type": {"type": "array", "items": "string"}},
                {"name": "more", "type": {"type": "map", "values": "int"}}]}
              """);

  private static byte[] written(CodecFactory codec) throws IOException {
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("day", 20_514);
    record.put("at", 1_772_458_200_250L);
    record.put("wall", -500_000L);
    record.put("clock", 48_600_000);
    record.put("price", ByteBuffer.wrap(new byte[] {0, (byte) 150}));
    record.put("raw", ByteBuffer.wrap(new byte[] {(byte) 0xFF}));
    record.put("kind", new GenericData.EnumSymbol(SCHEMA.getField("kind").schema(), "BUS"));
    record.put("count", 7L);
    record.put("ratio", 1e10);
    record.put("tags", List.of("a", "b"));
    record.put("more", Map.of("x", 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(SCHEMA))) {
      writer.setCodec(codec).create(SCHEMA, bytes);
      writer.append(record);
    }
    return bytes.toByteArray();
  }

  private static DumpShape shape() {
    List<String> places =
        List.of(
            "day", "at", "wall", "clock", "price", "raw", "kind", "count", "ratio", "tags[1]",
            "more");
    List<String> names = places.stream().map(place -> place.replaceAll("\\W", "_")).toList();
    return DumpShape.of("avro", UTF_8, names, new Layout(places, Set.of(), Map.of()));
  }

  @Test
  void valuesOfEveryKindAreText() throws Exception {
    for (CodecFactory codec :
        List.of(
            CodecFactory.nullCodec(),
            CodecFactory.deflateCodec(6),
            CodecFactory.snappyCodec(),
            CodecFactory.zstandardCodec(3))) {
      assertThat(new FormatFile(written(codec), shape()).fields())
          .containsExactly(
              List.of(
                  "2026-03-02",
                  "2026-03-02T13:30:00.25Z",
                  "1969-12-31T23:59:59.5",
                  "13:30:00",
                  "1.50",
                  "ff",
                  "BUS",
                  "7",
                  "10000000000",
                  "b",
                  "{\"x\":1}"));
    }
  }

  @Test
  void aFileThatIsCutDamagedOrOfAnotherKindIsRefused() {
    byte[] whole = FormatSamples.of("avro", 500).bytes();
    FormatFile sample = FormatSamples.of("avro", 1);
    assertThat(sample.bytes(Arrays.copyOf(whole, whole.length - 100)).refusal())
        .matches(
            "truncated_file: it ends within a block, behind record \\d+\\. Likely cause: the transfer broke off, or the file was fetched while it was still being written\\. Please send the whole file again, and compare its size on both sides\\.");
    assertThat(sample.bytes(Arrays.copyOf(whole, 40)).refusal())
        .startsWith("truncated_file: it ends within its header.");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length - 3000, whole.length - 2000, (byte) 0xFF);
    assertThat(sample.bytes(damaged).refusal())
        .startsWith("corrupt_file: one of its blocks has a negative size. Likely cause: ");
    byte[] unmarked = whole.clone();
    Arrays.fill(unmarked, whole.length - 10, whole.length, (byte) 0);
    assertThat(sample.bytes(unmarked).refusal())
        .matches("corrupt_file: its content is damaged behind record \\d+\\. Likely cause: .*");
    assertThat(sample.bytes(new byte[0]).refusal()).startsWith("empty_file: it is empty");
    assertThat(sample.bytes("{}".getBytes(UTF_8)).refusal())
        .startsWith("wrong_format: it is no Avro file. Likely cause: it begins like none.");
    assertThat(FormatSamples.of("avro", 0).refusal())
        .startsWith("header_only: it has a schema but no records");
  }

  @Test
  void fieldsThatChangedRefuseTheFile() {
    FormatFile sample = FormatSamples.of("avro", 3);
    DumpShape other =
        DumpShape.of(
            "avro",
            UTF_8,
            FormatSamples.FIELDS,
            new Layout(List.of("id", "car.plate", "pace"), Set.of(), Map.of()));
    assertThat(new FormatFile(sample.bytes(), other).refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'pace' is now called 'speed'?");
  }

  @Test
  void aTextThatIsNoUtf8IsAFaultOfItsRecord() throws IOException {
    Schema schema = SchemaBuilder.record("r").fields().requiredString("name").endRecord();
    GenericRecord record = new GenericData.Record(schema);
    record.put("name", new Utf8("\u738b".getBytes(Charset.forName("GBK"))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, bytes).append(record);
    }
    FormatFile file =
        new FormatFile(bytes.toByteArray(), FormatFile.shape("avro", Map.of(), "name"));
    assertThat(file.records().get(0).bytes())
        .isEqualTo(
            "[\"UNDECODABLE\",\"not valid UTF-8 in field 'name'\",\"%s\"]"
                .formatted(HexFormat.of().formatHex("{\"name\":\"cdf5\"}".getBytes(UTF_8))));
    assertThat(file.refusal())
        .startsWith(
            "wrong_encoding: 1 of its 1 records are not valid UTF-8, the first: record 1 at byte 0 is not valid UTF-8 in field 'name'.");
  }

  @Test
  void aBlockThatIsTooLargeToBeHeldRefusesTheFile() throws IOException {
    byte[] whole = FormatSamples.of("avro", 0).bytes();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(whole);
    BinaryEncoder numbers = EncoderFactory.get().directBinaryEncoder(file, null);
    numbers.writeLong(1);
    numbers.writeLong(300L << 20);
    file.write(new byte[20_000]);
    assertThat(FormatSamples.of("avro", 1).bytes(file.toByteArray()).refusal())
        .isEqualTo(
            "block_too_large: one of its blocks has 314572800 bytes (allowed are 268435456). Likely cause: the writer was told to make larger ones than usual, or the file is damaged. Please send the file with blocks of 128 MiB or less.");
  }

  @Test
  void aCodecThatAvroDoesNotKnowIsTold() throws IOException {
    String whole =
        new String(written(CodecFactory.deflateCodec(6)), ISO_8859_1).replace("deflate", "deflatx");
    assertThat(FormatSamples.of("avro", 1).bytes(whole.getBytes(ISO_8859_1)).refusal())
        .startsWith("wrong_format: its blocks are packed by a codec that Avro does not know.");
  }
}
