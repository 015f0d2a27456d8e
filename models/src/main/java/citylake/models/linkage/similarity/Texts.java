package citylake.models.linkage.similarity;

/** What two texts have in common. */
final class Texts {
  private Texts() {}

  /** Whether both have so many characters and the same ones at the front. */
  static boolean samePrefix(int[] first, int[] second, int length) {
    if (first.length < length || second.length < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (first[i] != second[i]) {
        return false;
      }
    }
    return true;
  }

  /** How many words two sorted lists share; one that repeats counts as often as in both. */
  static int shared(String[] first, String[] second) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      int order = first[i].compareTo(second[j]);
      if (order == 0) {
        shared++;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
