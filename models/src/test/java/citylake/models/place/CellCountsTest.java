package citylake.models.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CellCountsTest {
  @Test
  void cellsAreOrderedByColumnThenRow() {
    CellCounts cells =
        CellCounts.of(new int[] {1, -1, 1}, new int[] {0, 5, -3}, new long[] {10, 20, 30});

    assertThat(cells.cell(0)).isEqualTo(new Cell(-1, 5));
    assertThat(cells.cell(1)).isEqualTo(new Cell(1, -3));
    assertThat(cells.count(2)).isEqualTo(10);
    assertThat(cells.indexOf(1, -3)).isEqualTo(1);
    assertThat(cells.indexOf(0, 0)).isEqualTo(-1);
  }

  @Test
  void meanAndDeviationComeFromExactSums() {
    CellCounts cells =
        CellCounts.of(
            new long[] {1, 2, 3, 4}, new long[] {2_000_000L, 2_000_002L, 2_000_000L, 2_000_002L});

    assertThat(cells.mean()).isEqualTo(2_000_001.0);
    assertThat(cells.standardDeviation()).isEqualTo(1);
  }

  @Test
  void aCellThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> CellCounts.of(new int[] {3, 3}, new int[] {4, 4}, new long[] {1, 1}))
        .hasMessage("Invalid cells: Cell[x=3, y=4] is there more than once.");
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> CellCounts.of(new int[] {3}, new int[] {4}, new long[] {-1}))
        .hasMessage("Invalid count of Cell[x=3, y=4] (must not be negative): -1");
  }

  @Test
  void aCountForEachCellIsNeeded() {
    assertThatThrownBy(() -> CellCounts.of(new int[] {3}, new int[] {4}, new long[] {}))
        .hasMessage("Invalid cells: 1 cells but 0 counts.");
  }

  @Test
  void theStudyAreaReachesTwoCellsAroundAnEvent() {
    long[] area = StudyArea.around(new long[] {Cell.key(10, 10)}, 250, 500);

    assertThat(Arrays.stream(area).mapToObj(Cell::ofKey))
        .hasSize(13)
        .contains(new Cell(10, 10), new Cell(12, 10), new Cell(11, 11), new Cell(10, 8))
        .doesNotContain(new Cell(12, 11));
  }
}
