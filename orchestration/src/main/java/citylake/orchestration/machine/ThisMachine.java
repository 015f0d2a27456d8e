package citylake.orchestration.machine;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which hosts are this machine: what is sent to them travels on no wire. */
public final class ThisMachine {
  private ThisMachine() {}

  /**
   * @param host name or address; null, as of an address without a host, is none
   */
  public static boolean isHost(String host) {
    try {
      return host != null && !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
