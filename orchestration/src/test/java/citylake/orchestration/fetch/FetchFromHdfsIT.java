package citylake.orchestration.fetch;

import static citylake.orchestration.fetch.FetchLab.MARKER;
import static citylake.orchestration.fetch.FetchLab.at;
import static citylake.orchestration.fetch.FetchLab.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.DeliveryPlace;
import citylake.orchestration.inbox.CityInbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From Hadoop's mini cluster on 127.0.0.1: a name node and a data node that dies. */
class FetchFromHdfsIT {
  private static final String INCIDENTS = "incident_20260703.csv";
  private static final int BLOCK_BYTES = 1 << 20;

  @TempDir static Path home;
  private static MiniDFSCluster cluster;

  @TempDir Path dumps;

  @BeforeAll
  static void start() throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, home.toString());
    settings.setInt("dfs.blocksize", BLOCK_BYTES);
    settings.setInt("dfs.namenode.fs-limits.min-block-size", BLOCK_BYTES);
    cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  private static byte[] offered(String folder, long seed) throws IOException {
    byte[] whole = content(3_000_000, seed);
    put(folder + "/" + INCIDENTS, whole);
    put(folder + "/" + INCIDENTS + ".done", new byte[0]);
    return whole;
  }

  private static void put(String path, byte[] bytes) throws IOException {
    FileSystem files = cluster.getFileSystem();
    try (OutputStream out = files.create(new org.apache.hadoop.fs.Path(path))) {
      out.write(bytes);
    }
  }

  private static DeliveryPlace place(String folder) {
    return at(cluster.getURI().resolve(folder + "/"), MARKER);
  }

  @Test
  void filesAreFetchedOnce() throws IOException {
    byte[] whole = offered("/once", 1);
    FetchLab lab = new FetchLab(dumps, FetchLab.PATIENT);

    FetchedCity first = lab.fetch(place("/once"));

    assertThat(first.failures()).isEmpty();
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasBinaryContent(whole);
    assertThat(lab.fetch(place("/once")).unchanged()).isEqualTo(1);
  }

  @Test
  void aClusterThatDiesInMidTransferLeavesNothingHalfAndTheNextFetchGoesOn() throws Exception {
    byte[] whole = offered("/dying", 2);
    FetchLab lab = new FetchLab(dumps, FetchLab.PATIENT);
    AtomicReference<MiniDFSCluster.DataNodeProperties> dead = new AtomicReference<>();

    assertThatThrownBy(
            () ->
                fetchTelling(
                    "/dying",
                    there -> {
                      if (there > BLOCK_BYTES / 2 && dead.get() == null) {
                        dead.set(cluster.stopDataNode(0));
                      }
                    }))
        .hasMessageStartingWith("Failed to fetch incident_20260703.csv of newtown: ")
        .hasMessageContaining(" bytes are kept to go on from.");
    assertThat(lab.lying()).isEmpty();

    cluster.restartDataNode(dead.get(), true);
    cluster.waitActive();
    FetchedCity fetched = lab.fetch(place("/dying"));
    assertThat(fetched.failures()).isEmpty();
    assertThat(fetched.fetched().get(0).resumedFrom()).isPositive();
    assertThat(dumps.resolve("newtown").resolve(INCIDENTS)).hasBinaryContent(whole);
  }

  private void fetchTelling(String folder, LongConsumer progress) throws IOException {
    CityInbox inbox = new CityInbox(dumps, "newtown");
    try (Remote remote = new HadoopRemote(place(folder).from(), Login.NONE, FetchLab.QUICK)) {
      RemoteFile file = remote.file(INCIDENTS).orElseThrow();
      new Download(
              "newtown",
              remote,
              inbox,
              FetchBook.at(inbox.book("fetched")),
              FetchLab.QUICK,
              (any, there) -> progress.accept(there))
          .fetched(new Offer(file, null, Path.of("newtown", INCIDENTS), null));
    }
  }
}
