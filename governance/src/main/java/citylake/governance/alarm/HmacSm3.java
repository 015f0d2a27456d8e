package citylake.governance.alarm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** By what whoever is told knows that it is we who tell: HMAC with SM3 (GB/T 15852.2). */
public final class HmacSm3 {
  private HmacSm3() {}

  /** 64 hex digits. */
  public static String of(String key, String message) {
    HMac mac = new HMac(new SM3Digest());
    mac.init(new KeyParameter(key.getBytes(StandardCharsets.UTF_8)));
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    mac.update(bytes, 0, bytes.length);
    byte[] sum = new byte[mac.getMacSize()];
    mac.doFinal(sum, 0);
    return HexFormat.of().formatHex(sum);
  }
}
