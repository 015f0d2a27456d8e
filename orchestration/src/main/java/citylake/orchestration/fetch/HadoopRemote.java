package citylake.orchestration.fetch;

import citylake.lake.LocalFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A local folder, a mounted share or a folder in HDFS. */
final class HadoopRemote implements Remote {
  private final FileSystem files;
  private final Path folder;

  /**
   * @param login its user is the one that HDFS sees; the process's own without one
   */
  HadoopRemote(URI from, Login login, FetchLimits limits) throws IOException {
    Configuration settings = LocalFiles.configuration();
    // Hadoop's own patience is many minutes, and this package tries again itself.
    settings.setInt("ipc.client.connect.max.retries", 1);
    settings.setInt("ipc.client.connect.max.retries.on.timeouts", 1);
    settings.setInt("ipc.client.connect.timeout", (int) limits.idle().toMillis());
    settings.setInt("dfs.client.socket-timeout", (int) limits.idle().toMillis());
    settings.setInt("dfs.client.max.block.acquire.failures", 1);
    settings.setInt("dfs.client.retry.window.base", 100);
    settings.setBoolean("dfs.client.retry.policy.enabled", false);
    try {
      this.files =
          login.text("user").isPresent()
              ? FileSystem.newInstance(from, settings, login.needed("user"))
              : FileSystem.newInstance(from, settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailure("Cannot go on fetching: the run was interrupted", e);
    }
    this.folder = new Path(from.getPath().isEmpty() ? "/" : from.getPath());
  }

  @Override
  public List<RemoteFile> files() throws IOException {
    List<RemoteFile> lying = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(folder)) {
        if (file.isFile()) {
          lying.add(remoteFile(file));
        }
      }
    } catch (FileNotFoundException e) {
      throw new IOException("there is no such folder", e);
    }
    return lying;
  }

  @Override
  public Optional<RemoteFile> file(String name) throws IOException {
    try {
      return Optional.of(files.getFileStatus(inFolder(name)))
          .filter(FileStatus::isFile)
          .map(HadoopRemote::remoteFile);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** A name may hold a colon, which a path alone would take for a scheme. */
  private Path inFolder(String name) {
    return new Path(folder, new Path(null, null, name));
  }

  private static RemoteFile remoteFile(FileStatus file) {
    return RemoteFile.changedAt(
        file.getPath().getName(), file.getLen(), file.getModificationTime());
  }

  @Override
  public Opened open(RemoteFile file, long from) throws IOException {
    FSDataInputStream bytes = files.open(inFolder(file.name()));
    bytes.seek(from);
    return new Opened(bytes, from, file.bytes());
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
