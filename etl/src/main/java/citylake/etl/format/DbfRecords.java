package citylake.etl.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders the records of a dbf file one by one. */
final class DbfRecords extends RenderedRecords {
  private static final byte IS_SOUND = ' ';
  private static final byte IS_DELETED = '*';

  private final InputStream file;
  private final DbfHeader header;
  private final AgreedText texts;
  private final boolean hasDeletedPlace;
  private long read;
  private long rendered;

  DbfRecords(InputStream file, DbfHeader header, AgreedText texts, DumpShape shape) {
    this.file = file;
    this.header = header;
    this.texts = texts;
    this.hasDeletedPlace = shape.places().contains(DbfTable.DELETED);
  }

  @Override
  byte[] nextRecord() throws IOException {
    while (read < header.records()) {
      byte[] record = file.readNBytes(header.recordBytes());
      if (record.length < header.recordBytes()) {
        throw UnfitFile.truncated(
            "it ends within record %d of the %d that its header tells of"
                .formatted(read + 1, header.records()));
      }
      read++;
      if (hasDeletedPlace || record[0] != IS_DELETED) {
        rendered++;
        return line(record);
      }
    }
    checkEnd();
    return null;
  }

  private void checkEnd() throws IOException {
    int behind = file.read();
    if (behind == IS_SOUND || behind == IS_DELETED) {
      throw UnfitFile.corrupt(
          "its header tells of %d records, but more follow".formatted(header.records()));
    }
    if (rendered == 0) {
      throw UnfitFile.headerOnly("it has columns but no records");
    }
    texts.checkIsNotUtf8();
  }

  private byte[] line(byte[] record) throws IOException {
    List<String> values = new ArrayList<>();
    for (DbfHeader.Column column : header.columns()) {
      Optional<String> value =
          column.isText() ? characters(record, column) : Optional.of(DbfValue.of(record, column));
      if (value.isEmpty()) {
        return RenderedLine.faulty(
            RecordFault.Kind.UNDECODABLE, texts.fault(column.name()), record);
      }
      values.add(value.get());
    }
    return RenderedLine.of(json -> write(record, values, json), rendered - 1);
  }

  private void write(byte[] record, List<String> values, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (hasDeletedPlace) {
      json.writeBooleanField(DbfTable.DELETED, record[0] == IS_DELETED);
    }
    for (int i = 0; i < values.size(); i++) {
      if (!header.columns().get(i).isOfTheTable()) {
        json.writeStringField(header.columns().get(i).name(), values.get(i));
      }
    }
    json.writeEndObject();
  }

  /** Blanks and zero bytes behind a text pad it. */
  private Optional<String> characters(byte[] record, DbfHeader.Column column) {
    int end = column.from() + column.length();
    while (end > column.from() && (record[end - 1] == ' ' || record[end - 1] == 0)) {
      end--;
    }
    return texts.of(record, column.from(), end);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
