package citylake.etl.landing;

import citylake.etl.format.UnfitFile;
import java.io.IOException;

/**
 * Stops a scan: what is wrong with the file, before it is known how the whole file hashes. Parts of
 * the message: what and where, the likely cause, what the city should send.
 */
final class Refusal extends IOException {
  private final String reason;

  private Refusal(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  static Refusal of(String reason, String what, String cause, String send) {
    return new Refusal(
        reason, "%s. Likely cause: %s. Please send %s.".formatted(what, cause, send));
  }

  static Refusal of(UnfitFile unfit) {
    return of(unfit.reason(), unfit.getMessage(), unfit.likelyCause(), unfit.send());
  }

  DeliveryRefused of(String fileName, String sha256, long deliveredBytes) {
    return new DeliveryRefused(
        reason,
        "Cannot take %s: %s Nothing of this file was taken; what was delivered before stays as it is."
            .formatted(fileName, getMessage()),
        sha256,
        deliveredBytes);
  }
}
