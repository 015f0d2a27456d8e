package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import java.util.List;
import org.apache.hive.service.rpc.thrift.TGetInfoType;
import org.apache.hive.service.rpc.thrift.TGetInfoValue;

/** What the server says of itself. */
final class ServerFacts {
  static final TGetInfoValue NONE = TGetInfoValue.stringValue("");

  static final List<ResultColumn> LOG_COLUMNS =
      List.of(ResultColumn.of("operation_log", SqlType.STRING));

  private static final short LONGEST_NAME = 128;

  private ServerFacts() {}

  /** Tools write SQL by the product's name: this is Spark's, so they are told Spark. */
  static TGetInfoValue of(TGetInfoType asked) throws Refusal {
    if (asked == null) {
      throw notTold();
    }
    return switch (asked) {
      case CLI_SERVER_NAME -> TGetInfoValue.stringValue("Citylake SQL gateway");
      case CLI_DBMS_NAME -> TGetInfoValue.stringValue("Spark SQL");
      case CLI_DBMS_VER ->
          TGetInfoValue.stringValue(org.apache.spark.package$.MODULE$.SPARK_VERSION());
      case CLI_MAX_COLUMN_NAME_LEN, CLI_MAX_SCHEMA_NAME_LEN, CLI_MAX_TABLE_NAME_LEN ->
          TGetInfoValue.lenValue(LONGEST_NAME);
      case CLI_ODBC_KEYWORDS -> NONE;
      default -> throw notTold();
    };
  }

  private static Refusal notTold() {
    return new Refusal(Refusal.NOT_OFFERED, "Cannot tell that about the gateway: it is not known.");
  }
}
