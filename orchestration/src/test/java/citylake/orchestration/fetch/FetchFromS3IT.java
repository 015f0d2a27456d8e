package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MARKER;
import static citylake.orchestration.fetch.FetchLab.content;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.DeliveryPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** From S3Mock, by way of a proxy that breaks connections. */
class FetchFromS3IT {
  private static final String INCIDENTS = "incident_20260703.csv";
  private static final int SIZE = 2_000_000;
  private static final String[] LOGIN = {
    "CITYLAKE_SECRET_NEWTOWN_ACCESS_KEY=key", "CITYLAKE_SECRET_NEWTOWN_SECRET_KEY=s3cret"
  };

  @TempDir static Path home;
  private static S3MockInTest store;
  private static CuttingProxy proxy;
  private static S3Client city;

  @TempDir Path dumps;
  private FetchLab lab;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    store = new S3MockInTest(home.resolve("s3mock.log"));
    proxy = new CuttingProxy(store.port());
    city =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + store.port()))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("city", "city")))
            .build();
  }

  @AfterAll
  static void stop() throws IOException {
    city.close();
    proxy.close();
    store.close();
  }

  @BeforeEach
  void emptyFolder() {
    lab = new FetchLab(dumps, FetchLab.PATIENT);
  }

  @AfterEach
  void heal() {
    proxy.heal();
  }

  private static DeliveryPlace place(String from, int port) {
    return new DeliveryPlace(
        URI.create(from),
        "newtown",
        null,
        URI.create("http://127.0.0.1:" + port),
        null,
        MARKER,
        List.of());
  }

  private static DeliveryPlace place(String prefix) {
    return place("s3://dumps/%s/".formatted(prefix), proxy.port());
  }

  private static byte[] offered(String prefix, long seed) {
    byte[] whole = content(SIZE, seed);
    put(prefix + "/" + INCIDENTS, whole);
    put(prefix + "/" + INCIDENTS + ".done", new byte[0]);
    put(prefix + "/below/" + INCIDENTS, new byte[1]);
    return whole;
  }

  private static void put(String key, byte[] bytes) {
    city.putObject(request -> request.bucket("dumps").key(key), RequestBody.fromBytes(bytes));
  }

  private Path fetchedFile() {
    return dumps.resolve("newtown").resolve(INCIDENTS);
  }

  /** Times of objects are in whole seconds: a marker written twice within one looks like once. */
  private static void inTheNextSecond() {
    Attempts.pause(Duration.ofMillis(1000 - System.currentTimeMillis() % 1000));
  }

  @Test
  void objectsAreKnownByTheirEtagAndFetchedOnce() {
    byte[] whole = offered("once", 1);

    FetchedCity first = lab.fetch(place("once"), LOGIN);
    FetchedCity second = lab.fetch(place("once"), LOGIN);

    assertThat(first.failures()).isEmpty();
    assertThat(first.fetched()).hasSize(1);
    assertThat(fetchedFile()).hasBinaryContent(whole);
    assertThat(second.fetched()).isEmpty();
    assertThat(second.unchanged()).isEqualTo(1);

    inTheNextSecond();
    put("once/" + INCIDENTS, content(SIZE, 2));
    assertThat(lab.fetch(place("once"), LOGIN).waiting())
        .extracting(FetchedCity.Waiting::reason)
        .containsExactly(
            "it has changed, and its marker incident_20260703.csv.done is still that of the file before");

    byte[] corrected = offered("once", 2);
    assertThat(lab.fetch(place("once"), LOGIN).fetched())
        .extracting(FetchedFile::became)
        .containsExactly("replaced");
    assertThat(fetchedFile()).hasBinaryContent(corrected);
  }

  @Test
  void aBrokenConnectionGoesOnWhereItBroke() {
    byte[] whole = offered("broken", 3);
    proxy.cutOnceAfter(SIZE / 2);

    FetchedCity fetched = lab.fetch(place("broken"), LOGIN);

    assertThat(fetched.failures()).isEmpty();
    assertThat(fetched.fetched().get(0).resumedFrom()).isPositive();
    assertThat(fetchedFile()).hasBinaryContent(whole);
  }

  @Test
  void aStoreThatDiesLeavesNothingHalfAndAnObjectThatChangedMeanwhileBeginsAnew() {
    byte[] whole = offered("dying", 4);
    proxy.dieAfter(SIZE / 2);

    assertThat(lab.fetch(place("dying"), LOGIN).failures())
        .singleElement()
        .asString()
        .startsWith("Failed to fetch incident_20260703.csv of newtown: ")
        .contains("Nothing half lies among the dumps; ", " bytes are kept to go on from.");
    assertThat(lab.lying()).isEmpty();

    proxy.heal();
    assertThat(lab.fetch(place("dying"), LOGIN).fetched().get(0).resumedFrom()).isPositive();
    assertThat(fetchedFile()).hasBinaryContent(whole);

    inTheNextSecond();
    offered("dying", 5);
    proxy.dieAfter(SIZE / 2);
    assertThat(lab.fetch(place("dying"), LOGIN).failures()).hasSize(1);
    proxy.heal();
    byte[] corrected = offered("dying", 6);
    FetchedFile anew = lab.fetch(place("dying"), LOGIN).fetched().get(0);
    assertThat(anew.resumedFrom()).isZero();
    assertThat(fetchedFile()).hasBinaryContent(corrected);
  }

  @Test
  void aBucketThatIsNotThereAndAStoreThatLetsNobodyInAreTold() throws IOException {
    assertThat(lab.fetch(place("s3://nowhere/", proxy.port()), LOGIN).failures())
        .containsExactly(
            "Cannot fetch its list of newtown: s3://nowhere/ has no such bucket or object. Nothing of it lies among the dumps. Look whether delivery.from is right.");
    try (FileServer closed = new FileServer()) {
      closed.demand("nobody");
      FetchedCity refused = lab.fetch(place("s3://dumps/", closed.address().getPort()), LOGIN);
      assertThat(refused.failures())
          .containsExactly(
              "Cannot fetch its list of newtown: s3://dumps/ answered 401, so it does not let us in. Nothing of it lies among the dumps. Look whether the credentials are still right, and whether they may read the bucket.");
      assertThat(refused.toString()).doesNotContain("s3cret");
    }
  }
}
