package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What must be known of all records before the first pair: how many, how often each value, whose
 * ids repeat, and a sample by hash of the id, which is the same on any partitioning.
 */
public final class Summary implements Serializable {
  private static final long serialVersionUID = 1;

  final long records;
  final long withoutId;
  final long[] idHashes;

  /** By column; null where the column's frequencies are not asked for. */
  final Codes[] values;

  final long[][] counts;
  final long[] known;
  final RecordBatch[] sample;

  private Summary(
      long records,
      long withoutId,
      long[] idHashes,
      Codes[] values,
      long[][] counts,
      long[] known,
      RecordBatch[] sample) {
    this.records = records;
    this.withoutId = withoutId;
    this.idHashes = idHashes;
    this.values = values;
    this.counts = counts;
    this.known = known;
    this.sample = sample;
  }

  /** How many ids stand more than once, told by their hashes. */
  long repeatedIds() {
    long[] sorted = idHashes.clone();
    Arrays.sort(sorted);
    long repeated = 0;
    for (int i = 1; i < sorted.length; i++) {
      boolean isFirstRepeat = i == 1 || sorted[i - 1] != sorted[i - 2];
      repeated += sorted[i] == sorted[i - 1] && isFirstRepeat ? 1 : 0;
    }
    return repeated;
  }

  /** Of some batches; the sample holds those of the lowest hashes. */
  static Summary of(Iterator<RecordBatch> batches, LinkSettings settings, int sampleSize) {
    Gathering gathering = new Gathering(settings);
    while (batches.hasNext()) {
      RecordBatch batch = batches.next();
      gathering.addCounts(batch);
      gathering.sample.add(lowest(batch, sampleSize));
    }
    return gathering.summary(sampleSize);
  }

  /** Of all: the parts in any order. */
  static Summary merged(Iterable<Summary> parts, LinkSettings settings, int sampleSize) {
    Gathering gathering = new Gathering(settings);
    parts.forEach(gathering::add);
    return gathering.summary(sampleSize);
  }

  /** Share of a value among the records that have one, by its code; see {@link #values}. */
  double frequency(int column, int code) {
    return (double) counts[column][code] / known[column];
  }

  private static RecordBatch lowest(RecordBatch batch, int sampleSize) {
    if (batch.size <= sampleSize) {
      return batch;
    }
    long[] order = new long[batch.size];
    for (int i = 0; i < order.length; i++) {
      order[i] = scrambled(batch.idHashes[i]);
    }
    Arrays.sort(order);
    long limit = order[sampleSize - 1];
    IntList chosen = new IntList();
    for (int i = 0; i < batch.size; i++) {
      if (scrambled(batch.idHashes[i]) <= limit) {
        chosen.add(i);
      }
    }
    return batch.select(chosen.toArray(), new int[chosen.size()]);
  }

  /** Another order of the same hashes, so that the sample has nothing to do with the id's hash. */
  private static long scrambled(long hash) {
    long mixed = (hash ^ hash >>> 31) * 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >>> 29;
  }

  private static final class Gathering {
    private final RecordColumns columns;
    private final boolean[] isCounted;
    private final Codes[] values;
    private final Numbers[] counts;
    private final long[] known;
    private final Numbers idHashes = new Numbers();
    private long withoutId;
    private final List<RecordBatch> sample = new ArrayList<>();

    Gathering(LinkSettings settings) {
      columns = RecordColumns.of(settings);
      isCounted = new boolean[columns.count()];
      settings.comparisons().stream()
          .filter(comparison -> comparison.termFrequency() != null)
          .forEach(comparison -> isCounted[columns.of(comparison)] = true);
      if (columns.source() >= 0) {
        isCounted[columns.source()] = true;
      }
      values = new Codes[columns.count()];
      counts = new Numbers[columns.count()];
      known = new long[columns.count()];
      for (int c = 0; c < values.length; c++) {
        values[c] = isCounted[c] ? new Codes(256) : null;
        counts[c] = new Numbers();
      }
    }

    void addCounts(RecordBatch batch) {
      for (int i = 0; i < batch.size; i++) {
        withoutId += batch.ids.start(i) == batch.ids.end(i) ? 1 : 0;
      }
      for (long hash : batch.idHashes) {
        idHashes.add(hash);
      }
      for (int c = 0; c < values.length; c++) {
        int[] renamed = isCounted[c] ? rename(c, batch.values[c]) : null;
        for (int code : batch.codes[c]) {
          known[c] += code >= 0 ? 1 : 0;
          if (isCounted[c] && code >= 0) {
            counts[c].increase(renamed[code], 1);
          }
        }
      }
    }

    void add(Summary part) {
      withoutId += part.withoutId;
      for (long hash : part.idHashes) {
        idHashes.add(hash);
      }
      for (int c = 0; c < values.length; c++) {
        known[c] += part.known[c];
        if (isCounted[c]) {
          int[] renamed = rename(c, part.values[c].texts());
          for (int v = 0; v < renamed.length; v++) {
            counts[c].increase(renamed[v], part.counts[c][v]);
          }
        }
      }
      sample.addAll(Arrays.asList(part.sample));
    }

    private int[] rename(int c, Texts texts) {
      int[] renamed = new int[texts.size()];
      for (int v = 0; v < renamed.length; v++) {
        renamed[v] = values[c].codeOf(texts.pool(), texts.start(v), texts.end(v));
        if (renamed[v] == counts[c].size()) {
          counts[c].add(0);
        }
      }
      return renamed;
    }

    Summary summary(int sampleSize) {
      long[][] sums = new long[counts.length][];
      for (int c = 0; c < sums.length; c++) {
        sums[c] = counts[c].toArray();
      }
      return new Summary(
          idHashes.size(),
          withoutId,
          idHashes.toArray(),
          values,
          sums,
          known,
          lowestOf(sample, sampleSize));
    }

    /** The lowest hashes of all batches together. */
    private static RecordBatch[] lowestOf(List<RecordBatch> batches, int sampleSize) {
      long[] hashes =
          batches.stream()
              .flatMapToLong(batch -> Arrays.stream(batch.idHashes))
              .map(Summary::scrambled)
              .sorted()
              .toArray();
      if (hashes.length <= sampleSize) {
        return batches.toArray(RecordBatch[]::new);
      }
      long limit = hashes[sampleSize - 1];
      return batches.stream().map(batch -> upTo(batch, limit)).toArray(RecordBatch[]::new);
    }

    private static RecordBatch upTo(RecordBatch batch, long limit) {
      IntList chosen = new IntList();
      for (int i = 0; i < batch.size; i++) {
        if (scrambled(batch.idHashes[i]) <= limit) {
          chosen.add(i);
        }
      }
      return batch.select(chosen.toArray(), new int[chosen.size()]);
    }
  }
}
