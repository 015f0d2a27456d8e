package citylake.etl.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook, written part for part after ECMA-376, with texts shared as Excel shares them. */
final class XlsxBytes {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String LINK =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final List<String> shared = new ArrayList<>();
  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final List<String> hidden = new ArrayList<>();

  XlsxBytes sheet(String name, List<String> titles, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(row(1, titles));
    for (int i = 0; i < rows.size(); i++) {
      text.append(row(i + 2, rows.get(i)));
    }
    return rows(name, text.toString());
  }

  /** A sheet of rows as they stand in the file. */
  XlsxBytes rows(String name, String rows) {
    sheets.put(name, rows);
    return this;
  }

  XlsxBytes hide(String name) {
    hidden.add(name);
    return this;
  }

  String row(int number, List<String> texts) {
    StringBuilder row = new StringBuilder("<row r=\"%d\">".formatted(number));
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        row.append(
            "<c r=\"%c%d\" t=\"s\"><v>%d</v></c>".formatted('A' + i, number, text(texts.get(i))));
      }
    }
    return row.append("</row>").toString();
  }

  private int text(String text) {
    if (!shared.contains(text)) {
      shared.add(text);
    }
    return shared.indexOf(text);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      StringBuilder list = new StringBuilder();
      StringBuilder links = new StringBuilder();
      int number = 0;
      for (Map.Entry<String, String> sheet : sheets.entrySet()) {
        number++;
        String state = hidden.contains(sheet.getKey()) ? " state=\"hidden\"" : "";
        list.append(
            "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"%s/>"
                .formatted(sheet.getKey(), number, number, state));
        links.append(link("r" + number, "worksheet", "worksheets/s%d.xml".formatted(number)));
        put(
            zip,
            "xl/worksheets/s%d.xml".formatted(number),
            "<worksheet %s><sheetData>%s</sheetData></worksheet>"
                .formatted(MAIN, sheet.getValue()));
      }
      links.append(link("t", "sharedStrings", "sharedStrings.xml"));
      links.append(link("y", "styles", "styles.xml"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook %s xmlns:r=\"%s\"><sheets>%s</sheets></workbook>".formatted(MAIN, LINK, list));
      put(zip, "xl/_rels/workbook.xml.rels", relations(links.toString()));
      put(zip, "_rels/.rels", relations(link("w", "officeDocument", "xl/workbook.xml")));
      put(zip, "xl/sharedStrings.xml", sharedTexts());
      put(zip, "xl/styles.xml", styles());
      put(zip, "[Content_Types].xml", contentTypes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String contentTypes() {
    String part =
        "<Override PartName=\"/xl/%s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>";
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">%s%s%s</Types>"
        .formatted(
            part.formatted("workbook", "sheet.main"),
            part.formatted("sharedStrings", "sharedStrings"),
            part.formatted("styles", "styles"));
  }

  private static String relations(String links) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
        .formatted(links);
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, LINK, type, target);
  }

  private String sharedTexts() {
    StringBuilder texts = new StringBuilder();
    shared.forEach(
        text -> texts.append("<si><t xml:space=\"preserve\">%s</t></si>".formatted(text)));
    return "<sst %s>%s</sst>".formatted(MAIN, texts);
  }

  /** Style 1 is a date, 2 a date with time, 3 a time, 4 a number with text in its format. */
  private static String styles() {
    return "<styleSheet %s><numFmts count=\"2\"><numFmt numFmtId=\"170\" formatCode=\"yyyy/m/d\\ h:mm:ss\"/><numFmt numFmtId=\"171\" formatCode=\"0.0&quot; days&quot;\"/></numFmts><cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"21\"/><xf numFmtId=\"171\"/></cellXfs></styleSheet>"
        .formatted(MAIN);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
