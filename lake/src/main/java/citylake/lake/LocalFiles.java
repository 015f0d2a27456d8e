package citylake.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system of this machine, without a process {@code chmod} for each file and folder
 * made: 600 of them in a night over one file, some milliseconds each.
 */
public final class LocalFiles extends LocalFileSystem {
  /** The Hadoop setting that names the class for {@code file:}. */
  public static final String SETTING = "fs.file.impl";

  /** For Hadoop, which makes it by name. */
  public LocalFiles() {
    super(new WithoutProcesses());
  }

  /** Hadoop's settings with this class in place. */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(SETTING, LocalFiles.class.getName());
    return configuration;
  }

  private static final class WithoutProcesses extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      PosixFileAttributeView view =
          Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
      if (view == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
      } else {
        view.setPermissions(PosixFilePermissions.fromString(text(permission)));
      }
    }

    private static String text(FsPermission permission) {
      return permission.getUserAction().SYMBOL
          + permission.getGroupAction().SYMBOL
          + permission.getOtherAction().SYMBOL;
    }
  }
}
