package citylake.etl.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Renders the records of a Parquet file, row group after row group. */
final class ParquetRecords extends RenderedRecords {
  private static final String MARK = "PAR1";

  /** A row group is in memory whole, as it is stored. Writers make them of 128 MiB or less. */
  private static final long LARGEST_GROUP = 256L << 20;

  private final Path copy;
  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private RecordReader<Group> group;
  private long leftInGroup;
  private long records;

  private ParquetRecords(Path copy, ParquetFileReader file) {
    this.copy = copy;
    this.file = file;
    this.columns = new ColumnIOFactory().getColumnIO(schema());
  }

  private MessageType schema() {
    return file.getFooter().getFileMetaData().getSchema();
  }

  /**
   * @param copy deleted when the result is closed, or at once where the file is refused
   */
  static ParquetRecords open(Path copy, ParquetFile format) throws IOException {
    ParquetFileReader file = null;
    try {
      checkEnds(copy, format);
      file = ParquetFileReader.open(new LocalInputFile(copy));
      for (BlockMetaData block : file.getFooter().getBlocks()) {
        checkSize(block);
      }
      return new ParquetRecords(copy, file);
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      Files.deleteIfExists(copy);
      throw e instanceof UnfitFile unfit
          ? unfit
          : UnfitFile.corrupt("its description of its content, at its end, is damaged");
    }
  }

  private static void checkEnds(Path copy, ParquetFile format) throws IOException {
    byte[] start = LocalCopy.start(copy);
    if (start.length == 0) {
      throw UnfitFile.empty();
    }
    if (!new String(start, StandardCharsets.ISO_8859_1).startsWith(MARK)) {
      throw UnfitFile.wrongFormat(format.words(), start);
    }
    byte[] end = LocalCopy.end(copy, MARK.length());
    if (!new String(end, StandardCharsets.ISO_8859_1).equals(MARK) || start.length == end.length) {
      throw UnfitFile.truncated("it ends without the description of its content");
    }
  }

  private static void checkSize(BlockMetaData block) throws UnfitFile {
    if (block.getCompressedSize() > LARGEST_GROUP) {
      throw UnfitFile.blockTooLarge("row groups", block.getCompressedSize(), LARGEST_GROUP);
    }
  }

  @Override
  byte[] nextRecord() throws IOException {
    try {
      while (leftInGroup == 0) {
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
          return ended();
        }
        leftInGroup = pages.getRowCount();
        group = columns.getRecordReader(pages, new GroupRecordConverter(schema()));
      }
      leftInGroup--;
      Group record = group.read();
      byte[] line = RenderedLine.ofValues(values -> ParquetText.write(record, values), records);
      records++;
      return line;
    } catch (UnfitFile e) {
      throw e;
    } catch (RenderedLine.TooLong e) {
      throw e.unfit();
    } catch (IOException | RuntimeException e) {
      throw UnfitFile.corrupt("its content is damaged behind record " + records);
    }
  }

  private byte[] ended() throws UnfitFile {
    if (records == 0) {
      throw UnfitFile.headerOnly("it has a schema but no records");
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(copy);
  }
}
