package citylake.etl.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/** Renders the records of an Avro file, block after block. */
final class AvroRecords extends RenderedRecords {
  private static final String UNKNOWN_CODEC = "Unrecognized codec";

  private final DataFileStream<GenericRecord> file;
  private final AvroBlocks blocks;
  private long records;

  private AvroRecords(DataFileStream<GenericRecord> file, AvroBlocks blocks) {
    this.file = file;
    this.blocks = blocks;
  }

  static AvroRecords open(InputStream bytes, AvroFile format) throws IOException {
    try {
      byte[] header = AvroHeader.read(bytes, format);
      AvroBlocks blocks = new AvroBlocks(bytes);
      DataFileStream<GenericRecord> stream =
          new DataFileStream<>(
              new SequenceInputStream(new ByteArrayInputStream(header), blocks),
              new GenericDatumReader<>());
      if (stream.getSchema().getType() != Schema.Type.RECORD) {
        throw UnfitFile.wrongFormat(format.words(), "its schema is no record");
      }
      return new AvroRecords(stream, blocks);
    } catch (UnfitFile e) {
      throw e;
    } catch (EOFException e) {
      throw UnfitFile.truncated("it ends within its header");
    } catch (AvroRuntimeException e) {
      throw isUnknownCodec(e) ? unknownCodec() : damagedHeader();
    } catch (IOException | RuntimeException e) {
      throw damagedHeader();
    }
  }

  private static boolean isUnknownCodec(AvroRuntimeException e) {
    return String.valueOf(e.getMessage()).startsWith(UNKNOWN_CODEC);
  }

  private static UnfitFile unknownCodec() {
    return new UnfitFile(
        "wrong_format",
        "its blocks are packed by a codec that Avro does not know",
        "the writer has a codec of its own",
        "the file packed by deflate, snappy, zstandard, bzip2 or xz, or not at all");
  }

  private static UnfitFile damagedHeader() {
    return UnfitFile.corrupt("its header is damaged");
  }

  @Override
  byte[] nextRecord() throws IOException {
    try {
      if (!file.hasNext()) {
        return ended();
      }
      GenericRecord record = file.next();
      byte[] line = RenderedLine.ofValues(values -> AvroText.write(record, values), records);
      records++;
      return line;
    } catch (UnfitFile e) {
      throw e;
    } catch (RenderedLine.TooLong e) {
      throw e.unfit();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private UnfitFile unreadable(Exception e) {
    if (e.getCause() instanceof UnfitFile unfit) {
      return unfit;
    }
    return blocks.isCut()
        ? cut()
        : UnfitFile.corrupt("its content is damaged behind record " + records);
  }

  private byte[] ended() throws UnfitFile {
    if (blocks.isCut()) {
      throw cut();
    }
    if (records == 0) {
      throw UnfitFile.headerOnly("it has a schema but no records");
    }
    return null;
  }

  private UnfitFile cut() {
    return UnfitFile.truncated("it ends within a block, behind record " + records);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
