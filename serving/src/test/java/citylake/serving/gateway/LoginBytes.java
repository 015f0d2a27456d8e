package citylake.serving.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a client sends to log in. */
final class LoginBytes {
  static final byte START = 1;
  static final byte COMPLETE = 5;

  private LoginBytes() {}

  static byte[] of(String user, String password) throws IOException {
    return by("PLAIN", "\0" + user + "\0" + password);
  }

  static byte[] by(String mechanism, String said) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    message(out, START, mechanism);
    message(out, COMPLETE, said);
    return bytes.toByteArray();
  }

  private static void message(DataOutputStream out, byte status, String words) throws IOException {
    byte[] payload = words.getBytes(StandardCharsets.UTF_8);
    out.writeByte(status);
    out.writeInt(payload.length);
    out.write(payload);
  }
}
