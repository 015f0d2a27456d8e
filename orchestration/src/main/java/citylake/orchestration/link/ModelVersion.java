package citylake.orchestration.link;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.ModelFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What names a model: a hash of its content, so the same model has the same version anywhere. */
final class ModelVersion {
  private static final int LENGTH = 12;

  private ModelVersion() {}

  static String of(LinkModel model) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(ModelFile.write(model, "").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-256", e);
    }
  }
}
