package citylake.orchestration.fetch;

import citylake.etl.source.DeliveryPlace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects below a prefix of a bucket. A version is the ETag; a transfer goes on by a range, as long
 * as the ETag is still the same.
 */
final class S3Remote implements Remote {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int UNAUTHORIZED = 401;
  private static final int OTHER_VERSION = 412;

  /** Stores of one's own take any. */
  private static final String USUAL_REGION = "us-east-1";

  private final String city;
  private final DeliveryPlace place;
  private final String bucket;
  private final String prefix;
  private final S3Client s3;

  S3Remote(String city, DeliveryPlace place, Login login, FetchLimits limits) {
    this.city = city;
    this.place = place;
    this.bucket = place.from().getAuthority();
    this.prefix = place.from().getPath().substring(1);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(limits.idle())
                    .socketTimeout(limits.idle()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials(login)))
            .overrideConfiguration(
                settings -> settings.retryStrategy(retry -> retry.maxAttempts(1))) // ours does
            .region(Region.of(login.text("region").orElse(USUAL_REGION)));
    if (place.endpoint() != null) {
      builder.endpointOverride(place.endpoint()).forcePathStyle(true);
    }
    this.s3 = builder.build();
  }

  private static AwsCredentials credentials(Login login) {
    String key = login.needed("access_key");
    String secret = login.needed("secret_key");
    return login
        .text("session_token")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(key, secret, token))
        .orElseGet(() -> AwsBasicCredentials.create(key, secret));
  }

  /** One call. */
  @FunctionalInterface
  private interface Call<T> {
    T make();
  }

  @Override
  public List<RemoteFile> files() throws IOException {
    return asked(
        "its list",
        () -> {
          List<RemoteFile> lying = new ArrayList<>();
          for (S3Object object :
              s3.listObjectsV2Paginator(
                      request -> request.bucket(bucket).prefix(prefix).delimiter("/"))
                  .contents()) {
            lying.add(
                RemoteFile.of(
                    object.key().substring(prefix.length()),
                    object.size(),
                    object.eTag(),
                    object.lastModified()));
          }
          return lying;
        });
  }

  @Override
  public Optional<RemoteFile> file(String name) throws IOException {
    return asked(
        name,
        () -> {
          try {
            HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key(prefix + name));
            return Optional.of(
                RemoteFile.of(name, head.contentLength(), head.eTag(), head.lastModified()));
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public Opened open(RemoteFile file, long start) throws IOException {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder().bucket(bucket).key(prefix + file.name()).ifMatch(file.version());
    if (start > 0) {
      request.range("bytes=%d-".formatted(start));
    }
    ResponseInputStream<GetObjectResponse> bytes =
        asked(file.name(), () -> s3.getObject(request.build()));
    return new Opened(bytes, start, file.bytes(), bytes::abort);
  }

  /** What may pass is tried again; what does not is told with what to do. */
  private <T> T asked(String what, Call<T> call) throws IOException {
    try {
      return call.make();
    } catch (S3Exception e) {
      throw refused(what, e);
    } catch (SdkException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String reason(SdkException e) {
    return e.getCause() instanceof java.net.ConnectException
        ? "nothing answers at that address"
        : "the call broke off";
  }

  private IOException refused(String what, S3Exception e) {
    int status = e.statusCode();
    if (status == OTHER_VERSION) {
      return new IOException("it changed while it was fetched", e);
    }
    if (status == FORBIDDEN || status == UNAUTHORIZED) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s answered %d, so it does not let us in. Nothing of it lies among the dumps. Look whether the credentials are still right, and whether they may read the bucket."
              .formatted(what, city, place.from(), status),
          e);
    }
    if (status == NOT_FOUND) {
      throw new FetchFailure(
          "Cannot fetch %s of %s: %s has no such bucket or object. Nothing of it lies among the dumps. Look whether delivery.from is right."
              .formatted(what, city, place.from()),
          e);
    }
    return new IOException("the store answered %d".formatted(status), e);
  }

  @Override
  public void close() {
    s3.close();
  }
}
