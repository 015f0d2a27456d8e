package citylake.orchestration.crash;

import java.io.IOException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file whose writing the trap hears of: each byte, and the end. */
record WatchedFile(OutputFile file, Trap trap) implements OutputFile {
  @Override
  public PositionOutputStream create() {
    return new Watched(file.create());
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    return new Watched(file.createOrOverwrite());
  }

  @Override
  public String location() {
    return file.location();
  }

  @Override
  public InputFile toInputFile() {
    return file.toInputFile();
  }

  private final class Watched extends PositionOutputStream {
    private final PositionOutputStream out;
    private final boolean isTheOne = trap.created(location());
    private boolean isOpen = true;

    private Watched(PositionOutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      written();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isTheOne && length > Trap.BYTES) {
        out.write(bytes, offset, Trap.BYTES);
        written();
      }
      out.write(bytes, offset, length);
      written();
    }

    private void written() throws IOException {
      if (isTheOne && out.getPos() >= Trap.BYTES) {
        out.flush();
        trap.spring(location());
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
      if (isOpen) {
        isOpen = false;
        trap.closed(file);
      }
    }
  }
}
