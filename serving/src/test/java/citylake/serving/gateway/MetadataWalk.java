package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TFetchOrientation;
import org.apache.hive.service.rpc.thrift.TFetchResultsReq;
import org.apache.hive.service.rpc.thrift.TGetCatalogsReq;
import org.apache.hive.service.rpc.thrift.TGetColumnsReq;
import org.apache.hive.service.rpc.thrift.TGetFunctionsReq;
import org.apache.hive.service.rpc.thrift.TGetSchemasReq;
import org.apache.hive.service.rpc.thrift.TGetTableTypesReq;
import org.apache.hive.service.rpc.thrift.TGetTablesReq;
import org.apache.hive.service.rpc.thrift.TGetTypeInfoReq;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TSessionHandle;
import org.apache.thrift.TException;

/** Asks for lists as a tool does that draws a tree. */
record MetadataWalk(TCLIService.Client calls, TSessionHandle session) {
  List<String> catalogs() throws TException {
    return texts(calls.GetCatalogs(new TGetCatalogsReq(session)).getOperationHandle(), 0);
  }

  List<String> schemas(String catalog, String schema) throws TException {
    TGetSchemasReq asked = new TGetSchemasReq(session);
    asked.setCatalogName(catalog);
    asked.setSchemaName(schema);
    TOperationHandle found = calls.GetSchemas(asked).getOperationHandle();
    List<TColumn> columns = fetched(found);
    return joined(columns, ".", 1, 0);
  }

  List<String> tables(String catalog, String schema, String table) throws TException {
    TGetTablesReq asked = new TGetTablesReq(session);
    asked.setCatalogName(catalog);
    asked.setSchemaName(schema);
    asked.setTableName(table);
    return joined(fetched(calls.GetTables(asked).getOperationHandle()), ".", 0, 1, 2);
  }

  List<String> columns(String catalog, String schema, String table, String column)
      throws TException {
    TGetColumnsReq asked = new TGetColumnsReq(session);
    asked.setCatalogName(catalog);
    asked.setSchemaName(schema);
    asked.setTableName(table);
    asked.setColumnName(column);
    return joined(fetched(calls.GetColumns(asked).getOperationHandle()), " ", 3, 5);
  }

  List<String> types() throws TException {
    return texts(calls.GetTypeInfo(new TGetTypeInfoReq(session)).getOperationHandle(), 0);
  }

  List<String> tableTypes() throws TException {
    return texts(calls.GetTableTypes(new TGetTableTypesReq(session)).getOperationHandle(), 0);
  }

  List<String> functions() throws TException {
    TGetFunctionsReq asked = new TGetFunctionsReq(session, "%");
    return texts(calls.GetFunctions(asked).getOperationHandle(), 2);
  }

  private List<String> texts(TOperationHandle handle, int column) throws TException {
    return fetched(handle).get(column).getStringVal().getValues();
  }

  private List<TColumn> fetched(TOperationHandle handle) throws TException {
    assertThat(handle).isNotNull();
    return calls.FetchResults(new TFetchResultsReq(handle, TFetchOrientation.FETCH_NEXT, 1_000))
        .getResults()
        .getColumns();
  }

  private static List<String> joined(List<TColumn> columns, String between, int... which) {
    int rows = columns.get(0).getStringVal().getValuesSize();
    return IntStream.range(0, rows)
        .mapToObj(
            row ->
                String.join(
                    between,
                    IntStream.of(which)
                        .mapToObj(at -> columns.get(at).getStringVal().getValues().get(row))
                        .toList()))
        .toList();
  }
}
