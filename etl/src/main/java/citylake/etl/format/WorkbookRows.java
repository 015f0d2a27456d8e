package citylake.etl.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** Renders the rows of a workbook, sheet after sheet. */
final class WorkbookRows extends RenderedRecords {
  /** All texts of a workbook that cells share are in memory while it is read. */
  private static final long LARGEST_SHARED_TEXTS = 192L << 20;

  private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final int MOST_CONTENT_TYPES = 1 << 20;
  private static final String STYLES = "spreadsheetml.styles+xml";

  private final Path copy;
  private final ReadableWorkbook workbook;
  private final Iterator<Sheet> sheets;
  private final boolean hasSheetPlace;
  private Stream<Row> stream;
  private Iterator<Row> rows;
  private SheetTitles titles;
  private SheetTitles firstTitles;
  private long records;

  private WorkbookRows(Path copy, ReadableWorkbook workbook, List<Sheet> sheets, DumpShape shape) {
    this.copy = copy;
    this.workbook = workbook;
    this.sheets = sheets.iterator();
    this.hasSheetPlace = shape.places().contains(Workbook.SHEET);
  }

  /**
   * @param copy deleted when the result is closed, or at once where the file is refused
   */
  static WorkbookRows open(Path copy, DumpShape shape, Workbook format) throws IOException {
    ReadableWorkbook workbook = null;
    try {
      checkStart(copy, format);
      ZipContent.check(copy, SHARED_TEXTS, LARGEST_SHARED_TEXTS);
      workbook = new ReadableWorkbook(copy.toFile(), new ReadingOptions(hasStyles(copy), false));
      return new WorkbookRows(copy, workbook, chosen(workbook, shape), shape);
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        workbook.close();
      }
      Files.deleteIfExists(copy);
      throw e instanceof UnfitFile unfit
          ? unfit
          : UnfitFile.corrupt("it cannot be opened as a workbook");
    }
  }

  private static void checkStart(Path copy, Workbook format) throws IOException {
    byte[] start = LocalCopy.start(copy);
    if (start.length == 0) {
      throw UnfitFile.empty();
    }
    if (!ZipContent.isZip(start)) {
      throw UnfitFile.wrongFormat(format.words(), start);
    }
  }

  /** The library tells no formats of cells where there are none, but fails. */
  private static boolean hasStyles(Path copy) throws IOException {
    return ZipContent.beginning(copy, CONTENT_TYPES, MOST_CONTENT_TYPES).contains(STYLES);
  }

  private static List<Sheet> chosen(ReadableWorkbook workbook, DumpShape shape) throws UnfitFile {
    String declared = shape.layout().settings().get("sheets");
    if (declared == null) {
      return workbook
          .getSheets()
          .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
          .toList();
    }
    List<String> names = Stream.of(declared.split(",")).map(String::strip).toList();
    for (String name : names) {
      if (workbook.findSheet(name).isEmpty()) {
        throw new UnfitFile(
            "missing_sheet",
            "it has no sheet '%s'".formatted(name),
            "a sheet was renamed or left out",
            "the file with the sheets of the contract: " + String.join(", ", names));
      }
    }
    return names.stream().map(name -> workbook.findSheet(name).orElseThrow()).toList();
  }

  @Override
  byte[] nextRecord() throws IOException {
    try {
      while (true) {
        while (rows == null || !rows.hasNext()) {
          if (!sheets.hasNext()) {
            return ended();
          }
          openSheet(sheets.next());
        }
        Row row = rows.next();
        if (titles.isUnread()) {
          titles.read(row, firstTitles);
        } else {
          byte[] line = RenderedLine.of(json -> titles.write(row, json, hasSheetPlace), records);
          records++;
          return line;
        }
      }
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
      throw UnfitFile.headerOnly("it has no row below the titles of its sheets");
    }
    return null;
  }

  private void openSheet(Sheet sheet) throws IOException {
    closeSheet();
    if (firstTitles == null && titles != null && !titles.isUnread()) {
      firstTitles = titles;
    }
    titles = new SheetTitles(sheet.getName());
    stream = sheet.openStream();
    rows = stream.filter(SheetTitles::hasContent).iterator();
  }

  private void closeSheet() {
    if (stream != null) {
      stream.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeSheet();
    workbook.close();
    Files.deleteIfExists(copy);
  }
}
