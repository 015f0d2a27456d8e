package citylake.governance.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Says whether a signature under a head was made by the key of a public point. */
final class HeadSignature {
  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");

  private final ECPublicKeyParameters key;

  /**
   * @param point uncompressed, 130 hex digits
   * @throws InvalidLog where it is no point of the curve
   */
  HeadSignature(String point) {
    try {
      this.key =
          new ECPublicKeyParameters(
              CURVE.getCurve().decodePoint(HexFormat.of().parseHex(point.strip())),
              new ECDomainParameters(CURVE));
    } catch (IllegalArgumentException e) {
      throw new InvalidLog(
          "Cannot use the public key of the access log: it is no point of curve sm2p256v1 in 130 hex digits. Nothing was verified.",
          e);
    }
  }

  boolean isOf(String text, String signature) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
    signer.init(false, key);
    signer.update(bytes, 0, bytes.length);
    try {
      return signer.verifySignature(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException e) {
      return false; // not even hex digits
    }
  }
}
