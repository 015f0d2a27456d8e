package citylake.serving.gateway.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The log-in of the protocol: Thrift's SASL messages (a byte, a length, the payload) with the
 * mechanism PLAIN (RFC 4616), which is for encrypted connections.
 *
 * <p>Thrift's own reader keeps room for 100 MB before anyone has said who they are; this one takes
 * a few kilobytes.
 */
public final class PlainLogin {
  private static final byte START = 1;
  private static final byte OK = 2;
  private static final byte ERROR = 4;
  private static final byte COMPLETE = 5;
  private static final int MOST_BYTES = 4_096;
  private static final int PARTS = 3;

  private final DataInputStream in;
  private final DataOutputStream out;

  public PlainLogin(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  /**
   * @param password of the one who takes it, to be overwritten when it has been looked at
   */
  public record Credentials(String user, char[] password) {}

  /**
   * What the client says who it is.
   *
   * @throws Refusal for another mechanism, or for one who asks to be taken for somebody else
   * @throws IOException where it does not speak this protocol at all
   */
  public Credentials asked() throws IOException, Refusal {
    String mechanism = new String(message(START), StandardCharsets.US_ASCII);
    if (!mechanism.equals("PLAIN")) {
      throw new Refusal(
          Refusal.NOT_LET_IN,
          "Cannot let you in: log in with user and password over TLS (SASL PLAIN); other mechanisms are not offered.");
    }
    byte[] said = message(OK, COMPLETE);
    String[] parts = new String(said, StandardCharsets.UTF_8).split("\0", -1);
    Arrays.fill(said, (byte) 0);
    if (parts.length != PARTS) {
      throw new IOException("no message of PLAIN");
    }
    if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
      throw new Refusal(
          Refusal.NOT_LET_IN,
          "Cannot let you in: nobody acts for another here. Log in with your own name.");
    }
    return new Credentials(parts[1], parts[2].toCharArray());
  }

  private byte[] message(byte... expected) throws IOException {
    byte status = in.readByte();
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES || (status != expected[0] && status != last(expected))) {
      throw new IOException("no message of a log-in");
    }
    return in.readNBytes(length);
  }

  private static byte last(byte... bytes) {
    return bytes[bytes.length - 1];
  }

  public void letIn() throws IOException {
    answer(COMPLETE, "");
  }

  public void refuse(Refusal refusal) throws IOException {
    answer(ERROR, refusal.getMessage());
  }

  private void answer(byte status, String words) throws IOException {
    byte[] payload = words.getBytes(StandardCharsets.UTF_8);
    out.writeByte(status);
    out.writeInt(payload.length);
    out.write(payload);
    out.flush();
  }
}
