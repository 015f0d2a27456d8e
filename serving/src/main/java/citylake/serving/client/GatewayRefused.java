package citylake.serving.client;

import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;

/** The gateway's refusal, in its own words. */
public final class GatewayRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  public GatewayRefused(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  static void unlessDone(TStatus status) throws GatewayRefused {
    if (status.getStatusCode() != TStatusCode.SUCCESS_STATUS) {
      throw new GatewayRefused(status.getSqlState(), status.getErrorMessage());
    }
  }

  public String sqlState() {
    return sqlState;
  }
}
