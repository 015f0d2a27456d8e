package citylake.etl.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** The titles of one sheet's columns, by which its rows are written. */
final class SheetTitles {
  private final String sheet;
  private List<String> titles;

  SheetTitles(String sheet) {
    this.sheet = sheet;
  }

  boolean isUnread() {
    return titles == null;
  }

  static boolean hasContent(Row row) {
    return row.stream().anyMatch(SheetTitles::isFilled);
  }

  private static boolean isFilled(Cell cell) {
    return cell != null && !CellText.of(cell).isBlank();
  }

  /**
   * @param first titles of the sheet before, which must be the same; null for the first sheet
   */
  void read(Row row, SheetTitles first) throws UnfitFile {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      String title = cell == null ? "" : CellText.of(cell).strip();
      if (!title.isEmpty() && found.contains(title)) {
        throw new UnfitFile(
            "unreadable_header",
            "sheet '%s' has two columns of one title".formatted(sheet),
            "the sheet was edited by hand",
            "the file with the columns of the contract");
      }
      found.add(title);
    }
    titles = found;
    if (first != null) {
      compare(first);
    }
  }

  /** What is unknown may be no title but data, where a sheet has none. */
  private void compare(SheetTitles first) throws UnfitFile {
    List<String> missing = new ArrayList<>(first.titles);
    missing.removeAll(titles);
    List<String> other = new ArrayList<>(titles);
    other.removeAll(first.titles);
    missing.remove("");
    other.remove("");
    if (!missing.isEmpty() || !other.isEmpty()) {
      throw new UnfitFile(
          missing.isEmpty() ? "extra_column" : "missing_column",
          "sheet '%s' has not the columns of sheet '%s': missing %s; %d unknown"
              .formatted(sheet, first.sheet, missing, other.size()),
          "a sheet was edited or exported by itself",
          "the file with the same columns in every sheet");
    }
  }

  /** A cell without a title is written under a name that no contract has. */
  void write(Row row, JsonGenerator json, boolean hasSheetPlace) throws IOException {
    json.writeStartObject();
    if (hasSheetPlace) {
      json.writeStringField(Workbook.SHEET, sheet);
    }
    for (int i = 0; i < Math.max(titles.size(), row.getCellCount()); i++) {
      Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
      String text = cell == null ? "" : CellText.of(cell);
      String title = i < titles.size() ? titles.get(i) : "";
      if (!title.isEmpty()) {
        json.writeStringField(title, text);
      } else if (!text.isBlank()) {
        json.writeStringField("column %d without a title".formatted(i + 1), text);
      }
    }
    json.writeEndObject();
  }
}
