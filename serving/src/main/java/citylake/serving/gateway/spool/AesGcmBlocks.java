package citylake.serving.gateway.spool;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Blocks of one file under AES-256-GCM (NIST SP 800-38D) with a key that is never written anywhere:
 * when the process ends, nobody can read the file any more.
 *
 * <p>A key is for one file, and a block's number is its nonce, so no nonce is used twice, and a
 * block in another's place is not taken for it.
 */
final class AesGcmBlocks {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BITS = 256;
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final SecretKey key;

  AesGcmBlocks(SecureRandom random) {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(KEY_BITS, random);
      this.key = generator.generateKey();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Failed to find AES, which every Java has", e);
    }
  }

  byte[] sealed(int number, byte[] block, int length) {
    return through(Cipher.ENCRYPT_MODE, number, block, length);
  }

  /**
   * @throws IllegalStateException where it is not the block that was sealed under this number
   */
  byte[] opened(int number, byte[] sealed) {
    return through(Cipher.DECRYPT_MODE, number, sealed, sealed.length);
  }

  private byte[] through(int mode, int number, byte[] bytes, int length) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(number).array();
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "Cannot read a result that was spooled: its file has been changed. Nothing of it was given; ask again.",
          e);
    }
  }
}
