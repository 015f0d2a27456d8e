package citylake.sample.form;

import java.math.BigDecimal;

/**
 * One row of a sheet after ECMA-376, from its first cell to its last. Its texts stand in the cells
 * rather than in a list of the whole book.
 */
final class SheetRow {
  private static final int LETTERS = 26;

  private final int number;
  private final StringBuilder cells = new StringBuilder();
  private int column;

  /**
   * @param number 1 for the first of the sheet
   */
  SheetRow(int number) {
    this.number = number;
  }

  SheetRow text(String text) {
    return cell(
        " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>");
  }

  SheetRow number(BigDecimal number) {
    return cell("><v>" + number.stripTrailingZeros().toPlainString() + "</v></c>");
  }

  /**
   * @param days since 1899-12-30, as text
   */
  SheetRow time(String days) {
    return cell(" s=\"" + WorkbookParts.TIME_STYLE + "\"><v>" + days + "</v></c>");
  }

  /** No cell where the next would stand. */
  SheetRow nothing() {
    column++;
    return this;
  }

  private SheetRow cell(String rest) {
    cells.append("<c r=\"").append(letters()).append(number).append('"').append(rest);
    return nothing();
  }

  /** A to Z, AA to AZ: no kind has more fields. */
  private String letters() {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : "A" + last;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String xml() {
    return "<row r=\"" + number + "\">" + cells + "</row>";
  }
}
