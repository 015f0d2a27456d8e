package citylake.lake;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.hadoop.HadoopFileIO;

/**
 * How Iceberg reads and writes tables whose files lie on this machine: through Hadoop, with the few
 * settings that this takes.
 *
 * <p>Hadoop's own are some thousand. Iceberg copies them for each Parquet file that it opens and
 * sends them along with each table that tasks work on: the copies alone were six in a hundred
 * samples of a small night's profile.
 */
public final class LocalTableFiles extends HadoopFileIO {
  private static final String SCHEME = "file";

  /** For Iceberg, which makes it by name. */
  public LocalTableFiles() {
    super(few());
  }

  private static Configuration few() {
    Configuration few = new Configuration(false);
    few.set(LocalFiles.SETTING, LocalFiles.class.getName());
    few.set(FileSystem.FS_DEFAULT_NAME_KEY, FileSystem.DEFAULT_FS);
    return few;
  }

  /** Whether the tables of such a warehouse lie on this machine, as Hadoop is set up here. */
  static boolean areThoseOf(String warehouse) {
    String scheme = new Path(warehouse).toUri().getScheme();
    return SCHEME.equals(
        scheme == null ? FileSystem.getDefaultUri(LocalFiles.configuration()).getScheme() : scheme);
  }

  /** Keeps its own settings: nothing of Spark's or the catalog's is about local files. */
  @Override
  public void setConf(Configuration ofWhoMadeIt) {}
}
