package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenHashesTest {
  private final SeenHashes seen = new SeenHashes();

  @Test
  void aHashIsNewOnceWhateverCameBetween() {
    Random random = new Random(7);
    long[] hashes =
        IntStream.range(0, 20_000)
            .mapToLong(i -> i % 3 == 0 ? i % 500 : random.nextInt(9000))
            .toArray();
    Set<Long> expected = new HashSet<>();

    for (long hash : hashes) {
      assertThat(seen.add(hash)).isEqualTo(expected.add(hash));
    }
    assertThat(seen.size()).isEqualTo(expected.size());
  }

  @Test
  void zeroIsAHashLikeAnyOther() {
    assertThat(seen.add(0)).isTrue();
    assertThat(seen.add(0)).isFalse();
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void aMillionNumbersInARowAreAllDifferent() {
    long added =
        IntStream.range(0, 1_000_000)
            .filter(i -> seen.add(SeenHashes.hash("C-" + (1_000_000 + i))))
            .count();

    assertThat(added).isEqualTo(1_000_000);
  }

  @Test
  void textsInAnotherOrderOrCutElsewhereAreOthers() {
    long hash = SeenHashes.hash(List.of("ab", "c"));

    assertThat(SeenHashes.hash(List.of("ab", "c"))).isEqualTo(hash);
    assertThat(
            List.of(
                SeenHashes.hash(List.of("a", "bc")),
                SeenHashes.hash(List.of("c", "ab")),
                SeenHashes.hash(List.of("abc")),
                SeenHashes.hash(List.of("ab", "c", ""))))
        .doesNotContain(hash)
        .doesNotHaveDuplicates();
  }
}
