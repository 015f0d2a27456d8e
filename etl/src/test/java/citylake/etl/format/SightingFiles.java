package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The sightings of {@link FormatSamples} in the binary formats that have a schema. */
final class SightingFiles {
  private SightingFiles() {}

  static byte[] avro(List<List<String>> records) {
    Schema car = SchemaBuilder.record("car_of").fields().requiredString("plate").endRecord();
    Schema schema =
        SchemaBuilder.record("sighting")
            .fields()
            .requiredString("id")
            .name("car")
            .type(car)
            .noDefault()
            .optionalDouble("speed")
            .endRecord();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(1000).create(schema, bytes);
      for (List<String> fields : records) {
        GenericRecord plate = new GenericData.Record(car);
        plate.put("plate", fields.get(1));
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", fields.get(0));
        record.put("car", plate);
        record.put("speed", fields.get(2).isEmpty() ? null : Double.valueOf(fields.get(2)));
        writer.append(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] parquet(List<List<String>> records) {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message sighting { required binary id (UTF8); optional group car { required binary plate (UTF8); } optional double speed; }");
    try {
      Path file = Files.createTempDirectory("sightings").resolve("s.parquet");
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(file))
              .withType(schema)
              .withRowGroupSize(4096L)
              .build()) {
        for (List<String> fields : records) {
          Group record = new SimpleGroup(schema).append("id", fields.get(0));
          record.addGroup("car").append("plate", fields.get(1));
          if (!fields.get(2).isEmpty()) {
            record.append("speed", Double.parseDouble(fields.get(2)));
          }
          writer.write(record);
        }
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
