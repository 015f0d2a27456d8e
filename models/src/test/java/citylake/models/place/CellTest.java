package citylake.models.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CellTest {
  private static final Comparator<Cell> BY_COLUMN_THEN_ROW =
      Comparator.comparingInt(Cell::x).thenComparingInt(Cell::y);

  @Property
  void keysOrderLikeColumnThenRow(
      @ForAll int x, @ForAll int y, @ForAll int otherX, @ForAll int otherY) {
    Cell one = new Cell(x, y);
    Cell other = new Cell(otherX, otherY);

    assertThat(Cell.ofKey(one.key())).isEqualTo(one);
    assertThat(Integer.signum(Long.compare(one.key(), other.key())))
        .isEqualTo(Integer.signum(BY_COLUMN_THEN_ROW.compare(one, other)));
  }

  @Test
  void anIdNamesSizeColumnAndRow() {
    assertThat(new Cell(12, -7).id(250)).isEqualTo("250m_12_-7");
    assertThat(Cell.ofId("250m_12_-7")).isEqualTo(new Cell(12, -7));
  }

  @Test
  void anotherWordIsNoCell() {
    assertThatThrownBy(() -> Cell.ofId("12/-7"))
        .hasMessage("Invalid cell (must be <size>m_<column>_<row>, e.g. 250m_12_-7): 12/-7");
  }
}
