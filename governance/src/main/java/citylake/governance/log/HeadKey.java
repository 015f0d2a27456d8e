package citylake.governance.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that signs heads: SM2 with SM3 (GB/T 32918) and the standard's default identity, kept in
 * a PKCS#12 store.
 */
public final class HeadKey {
  private static final String ALIAS = "access-log";
  private static final String CURVE = "sm2p256v1";
  private static final int SERIAL_BITS = 63;
  private static final long DAYS_VALID = 3_653;
  private static final long MILLIS_A_DAY = 86_400_000L;
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final KeyPair pair;

  private HeadKey(KeyPair pair) {
    this.pair = pair;
  }

  /**
   * The key of a store; a new one where there is no such file yet.
   *
   * @throws InvalidLog where the password is wrong or the file is no such store
   */
  public static HeadKey of(Path store, char[] password) {
    try {
      return Files.exists(store) ? read(store, password) : create(store, password);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new InvalidLog(
          "Cannot use the key of the access log in %s: %s. Nothing was signed; give its password, or name another file."
              .formatted(store, e.getMessage()),
          e);
    }
  }

  private static HeadKey read(Path store, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12", PROVIDER);
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    Certificate certificate = keys.getCertificate(ALIAS);
    if (certificate == null) {
      throw new GeneralSecurityException("it holds no key named " + ALIAS);
    }
    return new HeadKey(
        new KeyPair(
            certificate.getPublicKey(), (java.security.PrivateKey) keys.getKey(ALIAS, password)));
  }

  private static HeadKey create(Path store, char[] password)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
    generator.initialize(new ECGenParameterSpec(CURVE));
    KeyPair pair = generator.generateKeyPair();
    KeyStore keys = KeyStore.getInstance("PKCS12", PROVIDER);
    keys.load(null, null);
    keys.setKeyEntry(ALIAS, pair.getPrivate(), password, new Certificate[] {certificate(pair)});
    Files.createDirectories(store.toAbsolutePath().getParent());
    Files.createFile(
        store, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(store, StandardOpenOption.WRITE)) {
      keys.store(out, password);
    }
    return new HeadKey(pair);
  }

  /** A key store wants a certificate; this one says nothing but the key. */
  @SuppressWarnings("JavaUtilDate") // the builder takes no other
  private static X509Certificate certificate(KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=citylake access log");
    Date from = Date.from(Instant.now());
    return new JcaX509CertificateConverter()
        .setProvider(PROVIDER)
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, new SecureRandom()),
                    from,
                    new Date(from.getTime() + DAYS_VALID * MILLIS_A_DAY),
                    name,
                    pair.getPublic())
                .build(
                    new JcaContentSignerBuilder("SM3WITHSM2")
                        .setProvider(PROVIDER)
                        .build(pair.getPrivate())));
  }

  /** Signature of the text's UTF-8: r and s, 128 hex digits. */
  String sign(String text) {
    try {
      SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
      signer.init(
          true,
          new ParametersWithRandom(
              ECUtil.generatePrivateKeyParameter(pair.getPrivate()), new SecureRandom()));
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      signer.update(bytes, 0, bytes.length);
      return HexFormat.of().formatHex(signer.generateSignature());
    } catch (GeneralSecurityException | CryptoException e) {
      throw new InvalidLog("Failed to sign a head of the access log: " + e.getMessage(), e);
    }
  }

  /** The public key as auditors are given it: the point, uncompressed, 130 hex digits. */
  public String publicPoint() {
    return HexFormat.of().formatHex(((ECPublicKey) pair.getPublic()).getQ().getEncoded(false));
  }
}
