package citylake.sample.form;

import citylake.sample.land.City;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * An Excel workbook (xlsx): sheets of up to 250 rows below their headings, and a hidden one of
 * notes behind them. Times are cells of days with a date's format, days are words, numbers are
 * numbers; what is unknown has no cell, and a time that cannot be read is text.
 *
 * <p>Written by hand, row after row: libraries for it keep a sheet in memory or write the machine's
 * clock into the file, and the same rows must give the same bytes.
 */
record Workbook(Habits habits, int rowsASheet) implements CityForm {
  private static final int FEW_ROWS = 250;

  /** As many as Excel has, less one for the headings. */
  private static final int ALL_ROWS = (1 << 20) - 1;

  Workbook(Habits habits) {
    this(habits, FEW_ROWS);
  }

  @Override
  public String name() {
    return "workbook";
  }

  @Override
  public String ending() {
    return ".xlsx";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public CityForm inBulk() {
    return new Workbook(habits, ALL_ROWS);
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) {
    return new Records(
        new WorkbookParts(bytes),
        FieldNames.HEADING.header(kind),
        new Spelling(kind, habits),
        rowsASheet);
  }

  private static final class Records implements RecordWriter {
    private final WorkbookParts parts;
    private final String[] headings;
    private final Spelling spelling;
    private final int rowsASheet;
    private int rows;

    Records(WorkbookParts parts, String[] headings, Spelling spelling, int rowsASheet) {
      this.parts = parts;
      this.headings = headings;
      this.spelling = spelling;
      this.rowsASheet = rowsASheet;
      this.rows = rowsASheet;
    }

    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      if (rows == rowsASheet) {
        openSheet();
      }
      rows++;
      String[] texts = spelling.texts(values, action, version);
      SheetRow row = new SheetRow(rows + 1);
      for (int i = 0; i < values.length; i++) {
        add(row, values[i], texts[i]);
      }
      parts.row(row.text(action.code()).number(BigDecimal.valueOf(version)));
    }

    private void openSheet() throws IOException {
      parts.openSheet();
      SheetRow row = new SheetRow(1);
      for (String heading : headings) {
        row.text(heading);
      }
      parts.row(row);
      rows = 0;
    }

    private static void add(SheetRow row, Object value, String text) {
      if (value == null) {
        row.nothing();
      } else if (value instanceof LocalDateTime) {
        row.time(text);
      } else if (value instanceof Number) {
        row.number(new BigDecimal(text));
      } else {
        row.text(text);
      }
    }

    /** A row of other cells is a row all the same. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public void close() throws IOException {
      parts.close();
    }
  }
}
