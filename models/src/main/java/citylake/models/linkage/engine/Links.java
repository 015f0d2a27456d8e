package citylake.models.linkage.engine;

import java.io.Serializable;
import java.util.Arrays;

/** Pairs that are linked: records by number, weights beside. */
public final class Links implements Serializable {
  private static final long serialVersionUID = 1;

  private final Codes ids = new Codes(1_024);
  private int[] left = new int[64];
  private int[] right = new int[64];
  private double[] weights = new double[64];
  private int size;

  static Links from(EdgeBatch batch, double least) {
    Links links = new Links();
    int[] renamed = new int[batch.ids.size()];
    for (int e = 0; e < batch.size(); e++) {
      if (batch.weights[e] >= least) {
        links.add(
            links.number(batch.ids, batch.left[e], renamed),
            links.number(batch.ids, batch.right[e], renamed),
            batch.weights[e]);
      }
    }
    return links;
  }

  void add(String one, String other, double weight) {
    add(ids.codeOf(one), ids.codeOf(other), weight);
  }

  void add(Links other) {
    int[] renamed = new int[other.ids.size()];
    for (int e = 0; e < other.size; e++) {
      add(
          number(other.ids.texts(), other.left[e], renamed),
          number(other.ids.texts(), other.right[e], renamed),
          other.weights[e]);
    }
  }

  private int number(Texts texts, int i, int[] renamed) {
    if (renamed[i] == 0) {
      renamed[i] = 1 + ids.codeOf(texts.pool(), texts.start(i), texts.end(i));
    }
    return renamed[i] - 1;
  }

  private void add(int one, int other, double weight) {
    if (size == left.length) {
      left = Arrays.copyOf(left, size * 2);
      right = Arrays.copyOf(right, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    left[size] = one;
    right[size] = other;
    weights[size++] = weight;
  }

  Codes ids() {
    return ids;
  }

  int size() {
    return size;
  }

  int left(int e) {
    return left[e];
  }

  int right(int e) {
    return right[e];
  }

  double weight(int e) {
    return weights[e];
  }
}
