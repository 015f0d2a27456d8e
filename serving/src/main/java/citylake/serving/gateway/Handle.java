package citylake.serving.gateway;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;

/**
 * By what a client names its session or statement: a number that nobody can guess, and a secret
 * beside it. It counts on the connection alone that was given it.
 */
record Handle(byte[] number, byte[] secret) {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Handle random() {
    byte[] number = new byte[BYTES];
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(number);
    RANDOM.nextBytes(secret);
    return new Handle(number, secret);
  }

  THandleIdentifier onWire() {
    return new THandleIdentifier(ByteBuffer.wrap(number), ByteBuffer.wrap(secret));
  }

  boolean is(THandleIdentifier said) {
    return said != null
        && MessageDigest.isEqual(number, said.getGuid())
        && MessageDigest.isEqual(secret, said.getSecret());
  }

  /** The number, as logs name it. */
  String text() {
    return HexFormat.of().formatHex(number);
  }
}
