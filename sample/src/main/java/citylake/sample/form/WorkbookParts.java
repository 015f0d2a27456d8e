package citylake.sample.form;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The parts of a workbook after ECMA-376, put into the ZIP one after the other: the sheets as their
 * rows come, then the notes, and the book that lists them.
 */
final class WorkbookParts implements Closeable {
  /** Number of the style of times. */
  static final int TIME_STYLE = 1;

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String STYLES =
      "<styleSheet "
          + MAIN
          + "><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d h:mm:ss\"/></numFmts>"
          + "<fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
          + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
          + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

  private final ZipOutputStream zip;
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private final StringBuilder types = new StringBuilder();
  private int count;

  WorkbookParts(OutputStream bytes) {
    this.zip = new ZipOutputStream(bytes);
  }

  /** Ends the sheet before, if there is one. */
  void openSheet() throws IOException {
    openSheet("第%d页".formatted(count + 1), "");
  }

  private void openSheet(String name, String state) throws IOException {
    closeSheet();
    count++;
    String part = "worksheets/sheet%d.xml".formatted(count);
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
            .formatted(name, count, state, count));
    relation("worksheet", part);
    type(part, "worksheet");
    open("xl/" + part);
    put("<worksheet " + MAIN + "><sheetData>");
  }

  void row(SheetRow row) throws IOException {
    put(row.xml());
  }

  private void closeSheet() throws IOException {
    if (count > 0) {
      put("</sheetData></worksheet>");
      zip.closeEntry();
    }
  }

  @Override
  public void close() throws IOException {
    openSheet("说明", " state=\"hidden\"");
    row(new SheetRow(1).text("代码见省厅标准，问题请联系数据科"));
    closeSheet();
    int sheetCount = count;
    count++;
    relation("styles", "styles.xml");
    type("styles.xml", "styles");
    type("workbook.xml", "sheet.main");
    part("xl/styles.xml", STYLES);
    part(
        "xl/workbook.xml",
        "<workbook %s xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, LINKS, sheets));
    part("xl/_rels/workbook.xml.rels", relations(relations.toString()));
    part("_rels/.rels", relations(relation(sheetCount, "officeDocument", "xl/workbook.xml")));
    part(
        "[Content_Types].xml",
        "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>%s</Types>"
            .formatted(PACKAGE, types));
    zip.close();
  }

  private void relation(String type, String target) {
    relations.append(relation(count, type, target));
  }

  private static String relation(int number, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(number, LINKS, type, target);
  }

  private static String relations(String all) {
    return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, all);
  }

  private void type(String part, String type) {
    types.append(
        "<Override PartName=\"/xl/%s\" ContentType=\"%s%s+xml\"/>".formatted(part, TYPES, type));
  }

  private void part(String name, String xml) throws IOException {
    open(name);
    put(xml);
    zip.closeEntry();
  }

  /** Without the machine's clock in it: the same rows, the same bytes. */
  private void open(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 7, 1, 0, 0));
    zip.putNextEntry(entry);
    put(HEAD);
  }

  private void put(String xml) throws IOException {
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
  }
}
