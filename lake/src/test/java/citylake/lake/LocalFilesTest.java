package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void filesAreMadeListedAndGivenRightsWithoutAProcess() throws IOException {
    List<String> processes =
        processesOf(
            files -> {
              Path file = new Path(folder.toUri().toString(), "a/b/c.txt");
              files.create(file).close();
              files.setPermission(file, FsPermission.valueOf("-rw-r-----"));
              RemoteIterator<LocatedFileStatus> all =
                  files.listFiles(new Path(folder.toUri()), true);
              while (all.hasNext()) {
                assertThat(all.next().getPermission()).hasToString("rw-r-----");
              }
            });

    assertThat(processes).isEmpty();
  }

  @Test
  void rightsOwnerAndGroupAreThoseOfTheFile() throws IOException {
    java.nio.file.Path file = Files.writeString(folder.resolve("one.txt"), "four");
    try (FileSystem files = files()) {
      FileStatus status = files.getFileStatus(new Path(file.toUri()));

      assertThat(status.getLen()).isEqualTo(4);
      assertThat(status.isFile()).isTrue();
      assertThat(status.getOwner()).isEqualTo(Files.getOwner(file).getName());
      assertThat(status.getModificationTime())
          .isEqualTo(Files.getLastModifiedTime(file).toMillis());
      assertThat(files.getFileStatus(new Path(folder.toUri())).isDirectory()).isTrue();
      assertThatThrownBy(() -> files.getFileStatus(new Path(folder.toUri().toString(), "none")))
          .isInstanceOf(FileNotFoundException.class)
          .hasMessageContaining("none does not exist");
    }
  }

  private interface Work {
    void on(FileSystem files) throws IOException;
  }

  /** Commands that were started meanwhile, by whatever in this JVM. */
  private List<String> processesOf(Work work) throws IOException {
    java.nio.file.Path events = folder.resolve("events.jfr");
    try (FileSystem files = files();
        Recording recording = new Recording()) {
      recording.enable("jdk.ProcessStart");
      recording.start();
      work.on(files);
      recording.stop();
      recording.dump(events);
    }
    return RecordingFile.readAllEvents(events).stream()
        .map((RecordedEvent event) -> event.getString("command"))
        .toList();
  }

  private static FileSystem files() throws IOException {
    return FileSystem.newInstance(LocalFiles.configuration());
  }
}
