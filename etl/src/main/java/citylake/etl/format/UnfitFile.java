package citylake.etl.format;

import java.io.IOException;

/**
 * A file that is not what its contract says, as a reader of the format finds out. Parts of the
 * message: what and where, the likely cause, what the city should send. None holds a value of the
 * file.
 */
public final class UnfitFile extends IOException {
  private final String reason;
  private final String likelyCause;
  private final String send;

  /**
   * @param reason code of the refusal, e.g. {@code truncated_file}
   */
  public UnfitFile(String reason, String what, String likelyCause, String send) {
    super(what);
    this.reason = reason;
    this.likelyCause = likelyCause;
    this.send = send;
  }

  public String reason() {
    return reason;
  }

  public String likelyCause() {
    return likelyCause;
  }

  public String send() {
    return send;
  }
}
