package citylake.etl.source;

import citylake.etl.source.DeliveryPlace.Completeness;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code delivery} of a city's file: where its dumps are fetched from. */
final class DeliveryDeclaration {
  private static final Set<String> SCHEMES =
      new TreeSet<>(Set.of("file", "http", "https", "hdfs", "s3", "sftp"));
  private static final String PLACE =
      "an absolute path or a URI of " + String.join(", ", SCHEMES) + ", without user and query";

  /** Nobody waits longer for a file to stand still; a marker or a manifest serves then. */
  private static final int MOST_SECONDS = 3600;

  private static final Completeness NONE = new DeliveryPlace.Stable(MOST_SECONDS);

  private DeliveryDeclaration() {}

  static Optional<DeliveryPlace> read(Yaml city, Map<String, City.Dump> dumps) {
    if (!city.has("delivery")) {
      return Optional.empty();
    }
    Yaml yaml =
        city.mapping("delivery")
            .allowing(
                "from", "credentials", "host_key", "endpoint", "certificates", "complete", "names");
    DeliveryPlace place =
        new DeliveryPlace(
            from(yaml),
            yaml.has("credentials")
                ? yaml.text("credentials", "a lower-case word", DeliveryDeclaration::word, null)
                : null,
            yaml.textOr("host_key", null),
            yaml.has("endpoint")
                ? yaml.text("endpoint", "a web address", DeliveryDeclaration::webAddress, null)
                : null,
            certificates(yaml),
            complete(yaml),
            yaml.texts("names"));
    check(yaml, place);
    dumps.forEach((name, dump) -> checkFolder(city, name, dump.files()));
    return Optional.of(place);
  }

  /** A secret that was written here is not told on. */
  private static URI from(Yaml yaml) {
    URI nowhere = URI.create("file:/");
    if (yaml.has("from") && yaml.raw("from").matches(".*//[^/]*@.*")) {
      yaml.problem(
          "from", "names a user: write user and password in the secrets file, under credentials");
      return nowhere;
    }
    return yaml.text("from", PLACE, DeliveryDeclaration::place, nowhere);
  }

  private static URI place(String text) {
    URI uri = text.startsWith("/") ? Path.of(text).toUri() : URI.create(text);
    boolean isLocal = "file".equals(uri.getScheme());
    if (!SCHEMES.contains(String.valueOf(uri.getScheme()))
        || uri.isOpaque()
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || isLocal == (uri.getHost() != null)) {
      throw new IllegalArgumentException(text);
    }
    return uri.getRawPath().endsWith("/") ? uri : URI.create(uri + "/");
  }

  private static URI webAddress(String text) {
    URI uri = URI.create(text);
    if (!String.valueOf(uri.getScheme()).matches("https?")
        || uri.getHost() == null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  private static String certificates(Yaml yaml) {
    String pem = yaml.textOr("certificates", null);
    if (pem != null && !isCertificates(pem)) {
      yaml.problem(
          "certificates",
          "must be certificates in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----");
    }
    return pem;
  }

  private static boolean isCertificates(String pem) {
    try {
      return !CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }

  private static String word(String text) {
    if (!text.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static Completeness complete(Yaml delivery) {
    Yaml yaml = delivery.mapping("complete").allowing("manifest", "marker", "stable_seconds");
    List<String> said =
        List.of("manifest", "marker", "stable_seconds").stream().filter(yaml::has).toList();
    if (said.size() != 1) {
      if (yaml.isMapping()) {
        delivery.problem("complete", "must say one of manifest, marker, stable_seconds");
      }
      return NONE;
    }
    return switch (said.get(0)) {
      case "manifest" ->
          new DeliveryPlace.Manifest(
              yaml.text("manifest", "a plain name", DeliveryDeclaration::name, ""));
      case "marker" ->
          new DeliveryPlace.Marker(
              yaml.text("marker", "the end of a name, e.g. .done", DeliveryDeclaration::name, ""));
      default -> new DeliveryPlace.Stable((int) yaml.number("stable_seconds", 1, MOST_SECONDS));
    };
  }

  private static String name(String text) {
    if (text.contains("/") || text.contains("\\")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static void check(Yaml yaml, DeliveryPlace place) {
    boolean isListed = !place.from().getScheme().startsWith("http");
    boolean hasManifest = place.complete() instanceof DeliveryPlace.Manifest;
    if (!isListed && place.names().isEmpty() && !hasManifest) {
      yaml.problem(
          "names",
          "is missing: what lies at a web address cannot be listed (name the files, e.g. [\"incident_{date}.csv.gz\"], or a manifest)");
    }
    if (!place.names().isEmpty() && (isListed || hasManifest)) {
      yaml.problem(
          "names",
          isListed
              ? "is not needed: the folder is listed"
              : "is not needed: the manifest names the files");
    }
    boolean isSftp = place.from().getScheme().equals("sftp");
    if (isSftp && (place.hostKey() == null || !place.hostKey().matches("SHA256:\\S{43}"))) {
      yaml.problem(
          "host_key",
          "must be the fingerprint of the server's key, as ssh-keygen -l shows it: SHA256:...");
    }
    boolean isS3 = place.from().getScheme().equals("s3");
    if ((isSftp || isS3) && place.credentials() == null) {
      yaml.problem(
          "credentials",
          "is missing: %s lets nobody in without".formatted(place.from().getScheme()));
    }
    if (!isS3 && place.endpoint() != null) {
      yaml.problem("endpoint", "is for s3 alone");
    }
    if (place.certificates() != null && !place.from().getScheme().equals("https")) {
      yaml.problem("certificates", "is for https alone");
    }
    if (!isSftp && place.hostKey() != null) {
      yaml.problem("host_key", "is for sftp alone");
    }
  }

  /** Fetched files go below the folder of dumps, each to a folder that is known beforehand. */
  private static void checkFolder(Yaml city, String dump, String files) {
    int name = files.lastIndexOf('/');
    String folder = name < 0 ? "" : files.substring(0, name);
    if (folder.isEmpty()
        || folder.startsWith("/")
        || folder.contains(":")
        || folder.matches(".*[*?\\[{].*")
        || Path.of(folder).normalize().startsWith("..")) {
      city.problem(
          "dumps.%s.files".formatted(dump),
          "'%s' names no folder below the folder of dumps to which delivery could fetch, e.g. \"newtown/incident_*.csv\""
              .formatted(files));
    }
  }
}
