package citylake.models.linkage.engine;

/** Which records hang together: union by the lower number, paths halved; one array. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  int find(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int i, int j) {
    int a = find(i);
    int b = find(j);
    if (a < b) {
      parent[b] = a;
    } else {
      parent[a] = b;
    }
  }
}
