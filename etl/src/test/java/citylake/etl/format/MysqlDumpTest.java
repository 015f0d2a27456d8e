package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.landing.DeliveryRefused;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MysqlDumpTest {
  private static final DumpShape SHAPE = shape(UTF_8);
  private static final String TABLE =
      """
      -- MySQL dump 10.13; it's a comment
      /*!40101 SET NAMES utf8mb4 */;
      DROP TABLE IF EXISTS `t`;
      CREATE TABLE `t` (
        `id` int NOT NULL,
        `name` varchar(20) DEFAULT 'a,b;`c`',
        PRIMARY KEY (`id`),
        KEY `by_name` (`name`)
      ) ENGINE=InnoDB COMMENT='x; y';
      """;

  private static DumpShape shape(Charset encoding) {
    return DumpShape.of(
        "mysql-dump",
        encoding,
        List.of("id", "name"),
        new Layout(List.of(), Set.of(), Map.of("table", "t")));
  }

  private static FormatFile file(String text) {
    return new FormatFile(text.getBytes(UTF_8), SHAPE);
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder("INSERT INTO `t` VALUES (0,'x')");
    for (int i = 1; i < count; i++) {
      rows.append(",(%d,'x')".formatted(i));
    }
    return rows.append(";\n").toString();
  }

  @Test
  void literalsAreReadAsMysqlReadsThem() {
    String values =
        "(1,'it''s \\'q\\' \\\\ \\n(;,'), (-2.50,NULL),\n(0x41,_binary 'b'),(4,\"say \"\"x\"\"\"),('5','\u738b\\%')";
    assertThat(file(TABLE + "INSERT INTO `t` VALUES " + values + ";\nUNLOCK TABLES;\n").fields())
        .containsExactly(
            List.of("1", "it's 'q' \\ \n(;,"),
            List.of("-2.50", ""),
            List.of("0x41", "b"),
            List.of("4", "say \"x\""),
            List.of("5", "\u738b\\%"));
  }

  @Test
  void rowsOfOtherTablesAreNoRecordsAndColumnsMayBeNamedInTheInsert() {
    String dump =
        """
        INSERT INTO `other` VALUES (1,'INSERT INTO `t` VALUES (9,9);');
        INSERT IGNORE INTO t (name, `id`) VALUES ('n', 7);
        REPLACE INTO `t` (`id`,`name`) VALUES (8,'m');
        """;
    assertThat(file(dump).fields()).containsExactly(List.of("7", "n"), List.of("8", "m"));
    assertThat(file(dump).records().get(0).bytes()).isEqualTo("{\"name\":\"n\",\"id\":\"7\"}");
  }

  @Test
  void aRowThatDoesNotFitIsFaultyAndKeepsItsText() throws DeliveryRefused {
    FormatFile dump = file(TABLE + rows(150) + "INSERT INTO t VALUES (7,'a',3);");
    ReadRecord last = dump.records().get(150);
    assertThat(last.fault()).isEqualTo("3 values for 2 columns");
    assertThat(last.bytes())
        .isEqualTo("[\"MISSHAPEN\",\"3 values for 2 columns\",\"372c2761272c3329\"]");
    assertThat(dump.scan().faultyRecords()).isEqualTo(1);
    byte[] latin =
        (TABLE + rows(1).replace("'x'", "'\u00e9'")).getBytes(Charset.forName("ISO-8859-1"));
    assertThat(dump.bytes(latin).records().get(0).fault())
        .isEqualTo("not valid UTF-8 in column 'name'");
  }

  @Test
  void aDumpThatEndsWithinAStatementIsRefused() {
    String sent =
        ". Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.";
    String whole = TABLE + rows(3);
    assertThat(file(whole.substring(0, whole.length() - 2)).refusal())
        .isEqualTo(
            "truncated_file: it ends within a statement, at byte %d, behind row 3"
                    .formatted(whole.length() - 2)
                + sent);
    assertThat(file(whole.substring(0, whole.length() - 5)).refusal())
        .startsWith("truncated_file: it ends within a statement, at byte ");
  }

  @Test
  void aDumpWithoutTheTableItsRowsOrItsColumnsIsRefused() {
    assertThat(file(TABLE.replace("`t`", "`u`")).refusal())
        .isEqualTo(
            "missing_table: it has no table 't'. Likely cause: the table was renamed, or another database was dumped. Please send the dump with table 't'.");
    assertThat(file(TABLE).refusal()).startsWith("header_only: it has table 't' but no rows of it");
    assertThat(file(rows(2)).refusal())
        .startsWith("missing_column: it names the columns of table 't' nowhere before its rows.");
    assertThat(file("").refusal()).startsWith("empty_file: it is empty");
    assertThat(file("id,name\n1,2\n").refusal())
        .startsWith(
            "wrong_format: it is no MySQL dump. Likely cause: it does not begin with a statement of SQL.");
    assertThat(file((TABLE + rows(2)).replace("`name`", "`title`")).refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'name' is now called 'title'?");
  }

  @Test
  void encodingsInWhichABackslashIsHalfACharacterAreRefused() {
    assertThatThrownBy(() -> shape(Charset.forName("GBK")))
        .hasMessage(
            "Invalid dump shape: a backslash can be the second byte of a character in GBK; MySQL dumps are read in encodings where it is none, such as UTF-8. Correct the dump's contract; no file was read.");
  }

  @Test
  void aDumpThatEndsBetweenStatementsOfOthersIsWholeAndWithinOneIsNot() {
    String whole = TABLE + rows(3) + "UNLOCK TABLES;\n";
    assertThat(file(whole).records()).hasSize(3);
    assertThat(file(whole + "-- Dump completed").records()).hasSize(3);
    assertThat(file(whole + "DROP TABLE `u`").refusal())
        .startsWith("truncated_file: it ends within a statement, at byte ");
    assertThat(file(whole + "CREATE TABLE `t` (`id` int").refusal())
        .startsWith("truncated_file: it ends within a statement, at byte ");
  }

  @Test
  void rowsOfRoutinesAndOfNamedDatabasesAreToldApart() {
    String dump =
        TABLE
            + "DELIMITER ;;\nCREATE PROCEDURE `p`() BEGIN INSERT INTO t VALUES (9,'no'); END ;;\nDELIMITER ;\n"
            + "INSERT INTO `db`.`t` VALUES (1,'a') ON DUPLICATE KEY UPDATE name = 'b';\n"
            + "INSERT INTO db.t VALUES (2,'b');\n";
    assertThat(file(dump).fields()).containsExactly(List.of("1", "a"), List.of("2", "b"));
  }

  @Test
  void whatIsNoPlainValueIsAFaultOfItsRow() {
    assertThat(
            file(TABLE + "INSERT INTO t VALUES (1,concat('a',(2))),(2,'a' 'b'),(3,),(4,'d');")
                .records())
        .extracting(ReadRecord::fault)
        .containsExactly(
            "something else than a text, a number or NULL",
            "something else than a text, a number or NULL",
            "something else than a text, a number or NULL",
            null);
  }

  @Test
  void rowsThatCannotBeReadRefuseTheDump() {
    String behind = TABLE + "INSERT INTO t VALUES (1,'a') x";
    assertThat(file(behind).refusal())
        .isEqualTo(
            "corrupt_file: neither a row nor the end of a statement stands at byte %d, behind row 1. Likely cause: bytes were changed on the way, for example by a transfer in text mode. Please send the file again, transferred as binary."
                .formatted(behind.length()));
    assertThat(file(TABLE + "INSERT INTO t SELECT 1, 'a';").refusal())
        .startsWith(
            "wrong_format: it is no MySQL dump. Likely cause: it fills table 't' otherwise than with VALUES, at byte ");
  }

  @Test
  void aDumpInAnotherEncodingIsRefused() {
    Charset gb = Charset.forName("GB2312");
    String text = (TABLE + rows(100)).replace("'x'", "'\u738b\u660e'");
    assertThat(new FormatFile(text.getBytes(UTF_8), shape(gb)).refusal())
        .startsWith(
            "wrong_encoding: 100 of its 100 texts with characters beyond ASCII are valid UTF-8, but the contract says GB2312.");
    assertThat(new FormatFile(text.getBytes(gb), SHAPE).refusal())
        .startsWith(
            "wrong_encoding: 100 of its 100 records are not valid UTF-8, the first: record 1 at byte 0 is not valid UTF-8 in column 'name'.");
  }

  @Test
  void statementsOfOtherTablesMayBeOfAnyLength() {
    String other = "INSERT INTO `other` VALUES (1)" + ",(1234567)".repeat(7_000_000) + ";\n";
    assertThat(file(TABLE + other + rows(2)).records()).hasSize(2);
  }
}
