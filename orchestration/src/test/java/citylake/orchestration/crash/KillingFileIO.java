package citylake.orchestration.crash;

import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * The lake's file access with a trap in it: at one fault point of one night it sends SIGKILL to its
 * own process, so nothing gets a chance to tidy up. Only for tests; without fault options it does
 * nothing of its own.
 */
public final class KillingFileIO extends HadoopFileIO {
  private static final long serialVersionUID = 1L;

  @Override
  public InputFile newInputFile(String path) {
    Trap.SET.operation();
    return super.newInputFile(path);
  }

  @Override
  public InputFile newInputFile(String path, long length) {
    Trap.SET.operation();
    return super.newInputFile(path, length);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    Trap.SET.operation();
    OutputFile file = super.newOutputFile(path);
    return Trap.SET.concerns(path) ? new WatchedFile(file, Trap.SET) : file;
  }

  @Override
  public void deleteFile(String path) {
    Trap.SET.operation();
    super.deleteFile(path);
  }

  @Override
  public void deleteFiles(Iterable<String> paths) {
    Trap.SET.operation();
    super.deleteFiles(paths);
  }
}
