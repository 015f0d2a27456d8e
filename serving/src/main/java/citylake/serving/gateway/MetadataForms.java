package citylake.serving.gateway;

import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import java.util.Arrays;
import java.util.List;

/**
 * Columns of the lists that tools ask for, in the order that JDBC's DatabaseMetaData gives them.
 */
final class MetadataForms {
  /** Columns of one list. */
  record Form(List<ResultColumn> columns) {
    /**
     * @param words names, each behind its type where that is not a text: {@code int:DATA_TYPE}
     */
    static Form of(String words) {
      return new Form(Arrays.stream(words.strip().split("\\s+", -1)).map(Form::column).toList());
    }

    private static ResultColumn column(String word) {
      String[] parts = word.split(":", -1);
      return parts.length == 1
          ? ResultColumn.of(word, SqlType.STRING)
          : ResultColumn.of(parts[1], SqlType.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)));
    }
  }

  static final Form CATALOGS = Form.of("TABLE_CAT");
  static final Form SCHEMAS = Form.of("TABLE_SCHEM TABLE_CATALOG");
  static final Form TABLE_TYPES = Form.of("TABLE_TYPE");

  static final Form TABLES =
      Form.of(
          """
          TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME
          SELF_REFERENCING_COL_NAME REF_GENERATION
          """);

  static final Form COLUMNS =
      Form.of(
          """
          TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME int:DATA_TYPE TYPE_NAME int:COLUMN_SIZE
          tinyint:BUFFER_LENGTH int:DECIMAL_DIGITS int:NUM_PREC_RADIX int:NULLABLE REMARKS
          COLUMN_DEF int:SQL_DATA_TYPE int:SQL_DATETIME_SUB int:CHAR_OCTET_LENGTH
          int:ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE
          smallint:SOURCE_DATA_TYPE IS_AUTO_INCREMENT
          """);

  static final Form TYPES =
      Form.of(
          """
          TYPE_NAME int:DATA_TYPE int:PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS
          smallint:NULLABLE boolean:CASE_SENSITIVE smallint:SEARCHABLE boolean:UNSIGNED_ATTRIBUTE
          boolean:FIXED_PREC_SCALE boolean:AUTO_INCREMENT LOCAL_TYPE_NAME smallint:MINIMUM_SCALE
          smallint:MAXIMUM_SCALE int:SQL_DATA_TYPE int:SQL_DATETIME_SUB int:NUM_PREC_RADIX
          """);

  static final Form FUNCTIONS =
      Form.of("FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS int:FUNCTION_TYPE SPECIFIC_NAME");

  static final Form PRIMARY_KEYS =
      Form.of("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME int:KEY_SEQ PK_NAME");

  static final Form CROSS_REFERENCES =
      Form.of(
          """
          PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM
          FKTABLE_NAME FKCOLUMN_NAME int:KEY_SEQ int:UPDATE_RULE int:DELETE_RULE FK_NAME PK_NAME
          int:DEFERRABILITY
          """);

  private MetadataForms() {}
}
