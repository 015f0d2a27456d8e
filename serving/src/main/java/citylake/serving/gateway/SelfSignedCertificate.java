package citylake.serving.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
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
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for a gateway whose clients are handed it: nobody but this gateway vouches for it.
 * ECDSA on P-256, as all clients know it.
 */
public final class SelfSignedCertificate {
  private static final String CURVE = "secp256r1";
  private static final int SERIAL_BITS = 63;
  private static final long DAYS_VALID = 397;
  private static final long MILLIS_A_DAY = 86_400_000L;

  private SelfSignedCertificate() {}

  /**
   * Makes a key and its certificate.
   *
   * @param keystore PKCS#12 file of both, for the gateway alone; must not be there yet
   * @param certificate PEM file for clients
   * @param hosts names and addresses by which clients come
   */
  public static void make(Path keystore, Path certificate, char[] password, List<String> hosts) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      KeyPair pair = generator.generateKeyPair();
      X509Certificate made = certificate(pair, hosts);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("gateway", pair.getPrivate(), password, new Certificate[] {made});
      Files.createFile(
          keystore,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(keystore, StandardOpenOption.WRITE)) {
        keys.store(out, password);
      }
      try (Writer words = Files.newBufferedWriter(certificate);
          JcaPEMWriter out = new JcaPEMWriter(words)) {
        out.writeObject(made);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(
          "Cannot make a certificate in %s: the file is there already. It is unharmed; name another, or start with it as it is."
              .formatted(keystore));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(
          "Failed to make a certificate in %s: %s. Nothing was started."
              .formatted(keystore, e.getMessage()),
          e);
    }
  }

  @SuppressWarnings("JavaUtilDate") // the builder takes no other
  private static X509Certificate certificate(KeyPair pair, List<String> hosts)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=citylake gateway");
    Date from = Date.from(Instant.now());
    GeneralName[] names =
        hosts.stream()
            .map(
                host ->
                    new GeneralName(
                        isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
            .toArray(GeneralName[]::new);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            from,
            new Date(from.getTime() + DAYS_VALID * MILLIS_A_DAY),
            name,
            pair.getPublic());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  private static boolean isAddress(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }
}
