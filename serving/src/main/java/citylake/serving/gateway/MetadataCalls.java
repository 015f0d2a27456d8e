package citylake.serving.gateway;

import citylake.governance.gate.Denied;
import citylake.governance.gate.StatementGate;
import citylake.governance.gate.VisibleTable;
import citylake.serving.gateway.spool.ResultRows;
import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.Statuses;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hive.service.rpc.thrift.TGetCatalogsReq;
import org.apache.hive.service.rpc.thrift.TGetCatalogsResp;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsResp;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceReq;
import org.apache.hive.service.rpc.thrift.TGetCrossReferenceResp;
import org.apache.hive.service.rpc.thrift.TGetFunctionsReq;
import org.apache.hive.service.rpc.thrift.TGetFunctionsResp;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysReq;
import org.apache.hive.service.rpc.thrift.TGetPrimaryKeysResp;
import org.apache.hive.service.rpc.thrift.TGetSchemasReq;
import org.apache.hive.service.rpc.thrift.TGetSchemasResp;
import org.apache.hive.service.rpc.thrift.TGetTableTypesReq;
import org.apache.hive.service.rpc.thrift.TGetTableTypesResp;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TGetTablesResp;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoReq;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoResp;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.hive.service.rpc.thrift.TSessionHandle;

/** The tree that tools draw: catalogs, schemas, tables and columns that the asker may know of. */
abstract class MetadataCalls extends NotOffered implements SessionStatements.Offered {
  private final StatementGate gate;
  private final AccessTrail trail;

  MetadataCalls(StatementGate gate, AccessTrail trail) {
    this.gate = gate;
    this.trail = trail;
  }

  /**
   * @throws Refusal where this connection has no such session
   */
  abstract GatewaySession session(TSessionHandle said) throws Refusal;

  static TOperationHandle onWire(Operation operation) {
    return new TOperationHandle(
        operation.handle().onWire(), operation.type(), !operation.columns().isEmpty());
  }

  private TOperationHandle kept(
      TSessionHandle said, TOperationType type, MetadataForms.Form form, List<Object[]> rows)
      throws Refusal {
    Operation operation = Operation.finished(type, form.columns(), ResultRows.of(rows));
    session(said).add(operation);
    return onWire(operation);
  }

  /** What is known of the user's tables; that they looked is written down before it is told. */
  private List<VisibleTable> looked(TSessionHandle said, String call, String... patterns)
      throws Refusal {
    GatewaySession session = session(said);
    String words =
        Stream.concat(
                Stream.of(call),
                Arrays.stream(patterns).map(pattern -> pattern == null ? "%" : pattern))
            .collect(Collectors.joining(" "));
    try {
      List<VisibleTable> tables = visible(session);
      trail.looked(session.asker(), words);
      return tables;
    } catch (Refusal e) {
      trail.mayNotLook(session.asker(), words, e.getMessage());
      throw e;
    }
  }

  @Override
  public final List<VisibleTable> visible(GatewaySession session) throws Refusal {
    try {
      return gate.visible(session.asker());
    } catch (Denied e) {
      throw Failure.of(e);
    }
  }

  @Override
  public final Set<String> purposes() throws Refusal {
    try {
      return gate.purposes();
    } catch (Denied e) {
      throw Failure.of(e);
    }
  }

  @Override
  public TGetTypeInfoResp GetTypeInfo(TGetTypeInfoReq asked) {
    return answered(
        () -> {
          TGetTypeInfoResp answer = new TGetTypeInfoResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_TYPE_INFO,
                  MetadataForms.TYPES,
                  MetadataRows.types()));
          return answer;
        },
        TGetTypeInfoResp::new);
  }

  @Override
  public TGetCatalogsResp GetCatalogs(TGetCatalogsReq asked) {
    return answered(
        () -> {
          TGetCatalogsResp answer = new TGetCatalogsResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_CATALOGS,
                  MetadataForms.CATALOGS,
                  MetadataRows.catalogs()));
          return answer;
        },
        TGetCatalogsResp::new);
  }

  @Override
  public TGetSchemasResp GetSchemas(TGetSchemasReq asked) {
    return answered(
        () -> {
          TGetSchemasResp answer = new TGetSchemasResp(Statuses.done());
          NamePattern schemas = NamePattern.of(asked.getSchemaName());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_SCHEMAS,
                  MetadataForms.SCHEMAS,
                  MetadataRows.isOurs(asked.getCatalogName())
                      ? MetadataRows.schemas(
                          looked(asked.getSessionHandle(), "GetSchemas", asked.getSchemaName()),
                          schemas)
                      : List.of()));
          return answer;
        },
        TGetSchemasResp::new);
  }

  @Override
  public TGetTablesResp GetTables(TGetTablesReq asked) {
    return answered(
        () -> {
          TGetTablesResp answer = new TGetTablesResp(Statuses.done());
          boolean isAsked =
              MetadataRows.isOurs(asked.getCatalogName())
                  && (!asked.isSetTableTypes()
                      || asked.getTableTypes().isEmpty()
                      || asked.getTableTypes().contains(MetadataRows.TABLE));
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_TABLES,
                  MetadataForms.TABLES,
                  isAsked
                      ? MetadataRows.tables(
                          looked(
                              asked.getSessionHandle(),
                              "GetTables",
                              asked.getSchemaName(),
                              asked.getTableName()),
                          NamePattern.of(asked.getSchemaName()),
                          NamePattern.of(asked.getTableName()))
                      : List.of()));
          return answer;
        },
        TGetTablesResp::new);
  }

  @Override
  public TGetTableTypesResp GetTableTypes(TGetTableTypesReq asked) {
    return answered(
        () -> {
          TGetTableTypesResp answer = new TGetTableTypesResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_TABLE_TYPES,
                  MetadataForms.TABLE_TYPES,
                  List.<Object[]>of(new Object[] {MetadataRows.TABLE})));
          return answer;
        },
        TGetTableTypesResp::new);
  }

  @Override
  public TGetColumnsResp GetColumns(TGetColumnsReq asked) {
    return answered(
        () -> {
          TGetColumnsResp answer = new TGetColumnsResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_COLUMNS,
                  MetadataForms.COLUMNS,
                  MetadataRows.isOurs(asked.getCatalogName())
                      ? MetadataRows.columns(
                          looked(
                              asked.getSessionHandle(),
                              "GetColumns",
                              asked.getSchemaName(),
                              asked.getTableName(),
                              asked.getColumnName()),
                          NamePattern.of(asked.getSchemaName()),
                          NamePattern.of(asked.getTableName()),
                          NamePattern.of(asked.getColumnName()))
                      : List.of()));
          return answer;
        },
        TGetColumnsResp::new);
  }

  /** The functions of Spark that a statement may call. */
  @Override
  public TGetFunctionsResp GetFunctions(TGetFunctionsReq asked) {
    return answered(
        () -> {
          TGetFunctionsResp answer = new TGetFunctionsResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.GET_FUNCTIONS,
                  MetadataForms.FUNCTIONS,
                  MetadataRows.functions(NamePattern.of(asked.getFunctionName()))));
          return answer;
        },
        TGetFunctionsResp::new);
  }

  /** The lake enforces no keys, so none are told. */
  @Override
  public TGetPrimaryKeysResp GetPrimaryKeys(TGetPrimaryKeysReq asked) {
    return answered(
        () -> {
          TGetPrimaryKeysResp answer = new TGetPrimaryKeysResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.UNKNOWN,
                  MetadataForms.PRIMARY_KEYS,
                  List.of()));
          return answer;
        },
        TGetPrimaryKeysResp::new);
  }

  @Override
  public TGetCrossReferenceResp GetCrossReference(TGetCrossReferenceReq asked) {
    return answered(
        () -> {
          TGetCrossReferenceResp answer = new TGetCrossReferenceResp(Statuses.done());
          answer.setOperationHandle(
              kept(
                  asked.getSessionHandle(),
                  TOperationType.UNKNOWN,
                  MetadataForms.CROSS_REFERENCES,
                  List.of()));
          return answer;
        },
        TGetCrossReferenceResp::new);
  }
}
