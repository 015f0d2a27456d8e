package citylake.serving.gateway.wire;

import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TStatusCode;

/** How a call went, in the words of the protocol. */
public final class Statuses {
  private Statuses() {}

  public static TStatus done() {
    return new TStatus(TStatusCode.SUCCESS_STATUS);
  }

  /** Without the protocol's list of further messages: Hive sends its stack trace there. */
  public static TStatus of(Refusal refusal) {
    TStatus status = new TStatus(TStatusCode.ERROR_STATUS);
    status.setSqlState(refusal.state());
    status.setErrorCode(0);
    status.setErrorMessage(refusal.getMessage());
    return status;
  }
}
