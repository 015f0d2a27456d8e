package citylake.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system of this machine, without a process {@code chmod} for each file and folder
 * made and {@code ls} for each that is looked at: more than a thousand in a small night, some
 * milliseconds each.
 *
 * <p>Hadoop keeps one file system for all who ask, made by the settings of who asks first; so
 * everybody takes these.
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
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      PosixFileAttributeView view = view(path);
      try {
        return view == null ? status : withRights(status, view.readAttributes());
      } catch (NoSuchFileException e) { // whoever lists a folder leaves out what goes meanwhile
        throw new FileNotFoundException("File " + path + " does not exist");
      }
    }

    /** The one of Hadoop's asks a process once somebody wants to know them. */
    private static FileStatus withRights(FileStatus status, PosixFileAttributes rights) {
      return new FileStatus(
          status.getLen(),
          status.isDirectory(),
          status.getReplication(),
          status.getBlockSize(),
          status.getModificationTime(),
          status.getAccessTime(),
          FsPermission.valueOf("-" + PosixFilePermissions.toString(rights.permissions())),
          rights.owner().getName(),
          rights.group().getName(),
          status.getPath());
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      PosixFileAttributeView view = view(path);
      if (view == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
      } else {
        view.setPermissions(PosixFilePermissions.fromString(text(permission)));
      }
    }

    /** Null on machines without such rights. */
    private PosixFileAttributeView view(Path path) {
      return Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
    }

    private static String text(FsPermission permission) {
      return permission.getUserAction().SYMBOL
          + permission.getGroupAction().SYMBOL
          + permission.getOtherAction().SYMBOL;
    }
  }
}
