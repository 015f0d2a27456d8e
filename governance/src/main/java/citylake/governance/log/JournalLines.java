package citylake.governance.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a file as they were written: each ended by a line feed and by nothing else, so that
 * a copy which changed its line ends is not the file.
 *
 * @param whole without their ends
 * @param rest behind the last line feed; empty where the file is whole
 */
record JournalLines(List<byte[]> whole, byte[] rest) {
  static JournalLines of(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i));
        start = i + 1;
      }
    }
    return new JournalLines(lines, Arrays.copyOfRange(bytes, start, bytes.length));
  }
}
