package citylake.etl.landing;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file into splits at record beginnings. */
final class SplitIndex {
  private final long splitBytes;
  private final List<Split> splits = new ArrayList<>();
  private long firstRecordNo;
  private long offset;

  SplitIndex(long splitBytes) {
    this.splitBytes = splitBytes;
  }

  /** Takes the next record, in file order. */
  void add(long recordNo, long recordOffset) {
    if (recordNo == 1) {
      firstRecordNo = 1;
      offset = recordOffset;
    } else if (recordOffset - offset >= splitBytes) {
      splits.add(new Split(firstRecordNo, offset, recordOffset - offset));
      firstRecordNo = recordNo;
      offset = recordOffset;
    }
  }

  /** All splits; the last ends behind the last record. */
  List<Split> until(long end) {
    List<Split> all = new ArrayList<>(splits);
    if (firstRecordNo > 0) {
      all.add(new Split(firstRecordNo, offset, end - offset));
    }
    return all;
  }
}
