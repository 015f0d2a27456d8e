package citylake.serving.gateway.spool;

import java.util.List;

/** A whole result, given page by page. */
public interface ResultRows extends AutoCloseable {
  /**
   * @param start number of its first row, 0-based
   * @param hasMore whether rows follow
   */
  record Page(long start, List<Object[]> rows, boolean hasMore) {}

  /** How many there are in all. */
  long rows();

  /** The next rows, at most so many; none behind the last. */
  Page next(long most);

  /** Back to the first row. */
  void rewind();

  @Override
  void close();

  /** Few rows, in memory: lists of tables and columns. */
  static ResultRows of(List<Object[]> rows) {
    return new ResultRows() {
      private int at;

      @Override
      public long rows() {
        return rows.size();
      }

      @Override
      public synchronized Page next(long most) {
        int end = (int) Math.min(rows.size(), at + most);
        Page page = new Page(at, rows.subList(at, end), end < rows.size());
        at = end;
        return page;
      }

      @Override
      public synchronized void rewind() {
        at = 0;
      }

      @Override
      public void close() {}
    };
  }
}
