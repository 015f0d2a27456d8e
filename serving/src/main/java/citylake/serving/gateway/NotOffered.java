package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import citylake.serving.gateway.wire.Statuses;
import java.util.function.Function;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TDownloadDataReq;
import org.apache.hive.service.rpc.thrift.TDownloadDataResp;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TStatus;
import org.apache.hive.service.rpc.thrift.TUploadDataReq;
import org.apache.hive.service.rpc.thrift.TUploadDataResp;

/** Calls that the protocol has and the gateway does not: tokens for others, files. */
abstract class NotOffered implements TCLIService.Iface {
  /** What a call does. */
  interface Work<R> {
    R answer() throws Refusal, InterruptedException;
  }

  /** Whatever happens, the client gets a status. */
  static <R> R answered(Work<R> work, Function<TStatus, R> refused) {
    try {
      return work.answer();
    } catch (Refusal e) {
      return refused.apply(Statuses.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused.apply(
          Statuses.of(new Refusal(Refusal.BROKEN, "Cannot answer: the gateway is being stopped.")));
    } catch (Throwable e) { // also memory that is short
      return refused.apply(Statuses.of(Failure.of(e)));
    }
  }

  private static TStatus notOffered() {
    return Statuses.of(
        new Refusal(
            Refusal.NOT_OFFERED,
            "Cannot do that here: the gateway gives no tokens for others and takes no files. Nothing was changed."));
  }

  @Override
  public TGetDelegationTokenResp GetDelegationToken(TGetDelegationTokenReq asked) {
    return new TGetDelegationTokenResp(notOffered());
  }

  @Override
  public TCancelDelegationTokenResp CancelDelegationToken(TCancelDelegationTokenReq asked) {
    return new TCancelDelegationTokenResp(notOffered());
  }

  @Override
  public TRenewDelegationTokenResp RenewDelegationToken(TRenewDelegationTokenReq asked) {
    return new TRenewDelegationTokenResp(notOffered());
  }

  @Override
  public TUploadDataResp UploadData(TUploadDataReq asked) {
    TUploadDataResp answer = new TUploadDataResp();
    answer.setStatus(notOffered());
    return answer;
  }

  @Override
  public TDownloadDataResp DownloadData(TDownloadDataReq asked) {
    TDownloadDataResp answer = new TDownloadDataResp();
    answer.setStatus(notOffered());
    return answer;
  }
}
