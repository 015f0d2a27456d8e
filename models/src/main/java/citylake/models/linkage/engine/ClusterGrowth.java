package citylake.models.linkage.engine;

import java.util.Arrays;

/**
 * Grows clusters from the strongest link down, and leaves a link out where two groups would hang by
 * it alone: of all pairs between them, too few are linked. So a weak cluster is cut at its weakest
 * links, whatever the order of the input.
 */
final class ClusterGrowth {
  private final Links links;
  private final double leastSupport;
  private final UnionFind joined;
  private final int[] sizes;

  /** Records of a group as a ring: the next of the same group. */
  private final int[] next;

  /** Links of record i are {@code linksOf[firstLink[i]]} up to before {@code firstLink[i + 1]}. */
  private final int[] firstLink;

  private final int[] linksOf;

  private ClusterGrowth(Links links, double leastSupport) {
    this.links = links;
    this.leastSupport = leastSupport;
    int n = links.ids().size();
    joined = new UnionFind(n);
    sizes = new int[n];
    Arrays.fill(sizes, 1);
    next = new int[n];
    Arrays.setAll(next, i -> i);
    firstLink = new int[n + 1];
    linksOf = new int[2 * links.size()];
    index();
  }

  private void index() {
    for (int e = 0; e < links.size(); e++) {
      firstLink[links.left(e) + 1]++;
      firstLink[links.right(e) + 1]++;
    }
    for (int i = 1; i < firstLink.length; i++) {
      firstLink[i] += firstLink[i - 1];
    }
    int[] at = firstLink.clone();
    for (int e = 0; e < links.size(); e++) {
      linksOf[at[links.left(e)]++] = links.right(e);
      linksOf[at[links.right(e)]++] = links.left(e);
    }
  }

  /**
   * The groups of linked records.
   *
   * @param leastSupport share of the pairs between two groups that must be linked; 0 joins all that
   *     hang together
   */
  static UnionFind of(Links links, double leastSupport) {
    ClusterGrowth growth = new ClusterGrowth(links, leastSupport);
    if (leastSupport <= 0) {
      for (int e = 0; e < links.size(); e++) {
        growth.joined.join(links.left(e), links.right(e));
      }
    } else {
      for (int e : strongestFirst(links)) {
        growth.offer(links.left(e), links.right(e));
      }
    }
    return growth.joined;
  }

  /** By weight, then by the ids: the same order on any partitioning. */
  private static int[] strongestFirst(Links links) {
    Texts ids = links.ids().texts();
    return IndexOrder.of(
        links.size(),
        (a, b) -> {
          int byWeight = Double.compare(links.weight(b), links.weight(a));
          int byLeft = byWeight != 0 ? byWeight : ids.compare(links.left(a), links.left(b));
          return byLeft != 0 ? byLeft : ids.compare(links.right(a), links.right(b));
        });
  }

  private void offer(int i, int j) {
    int a = joined.find(i);
    int b = joined.find(j);
    if (a == b || !isSupported(sizes[a] < sizes[b] ? a : b, sizes[a] < sizes[b] ? b : a)) {
      return;
    }
    int size = sizes[a] + sizes[b];
    int afterA = next[a];
    next[a] = next[b];
    next[b] = afterA;
    joined.join(a, b);
    sizes[joined.find(a)] = size;
  }

  private boolean isSupported(int smaller, int larger) {
    double needed = leastSupport * sizes[smaller] * sizes[larger];
    if (needed <= 1) {
      return true; // the link that is offered is support enough
    }
    int linked = 0;
    int record = smaller;
    do {
      for (int at = firstLink[record]; at < firstLink[record + 1]; at++) {
        linked += joined.find(linksOf[at]) == larger ? 1 : 0;
      }
      record = next[record];
    } while (record != smaller && linked < needed);
    return linked >= needed;
  }
}
