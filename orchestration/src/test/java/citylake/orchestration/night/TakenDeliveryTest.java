package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Declaration;
import citylake.etl.source.Source;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which files count as read by another declaration, in lakes of today and of before. */
class TakenDeliveryTest {
  private static final String OF_DUMP = "dump:11";
  private static final String OF_FOLDER = "22";

  @Test
  void hashOfTheDumpDecidesAlone() {
    assertThat(recorded(OF_DUMP).isReadAsDeclaredToday()).isTrue();
    assertThat(recorded("dump:33").isReadAsDeclaredToday()).isFalse();
    assertThat(recorded("dump:33").isRecordedByFolder()).isFalse();
  }

  @Test
  void hashOfAFolderThatHasNotChangedStillCounts() {
    assertThat(recorded(OF_FOLDER).isReadAsDeclaredToday()).isTrue();
    assertThat(recorded(OF_FOLDER).isRecordedByFolder()).isFalse();
  }

  @Test
  void hashOfAFolderThatHasChangedIsNotTrusted() {
    assertThat(recorded("44").isReadAsDeclaredToday()).isFalse();
    assertThat(recorded("44").isRecordedByFolder()).isTrue();
  }

  @Test
  void fileOfASourceThatIsDeclaredNoLongerIsNotAsDeclared() {
    Map<String, Object> row = Map.of("declaration", OF_DUMP);

    assertThat(new TakenDelivery(row, Optional.empty(), Path.of("x")).isReadAsDeclaredToday())
        .isFalse();
  }

  private static TakenDelivery recorded(String hash) {
    Map<String, Object> row = new HashMap<>();
    row.put("declaration", hash);
    Source source = new Source(null, "incident", null, new Declaration(OF_DUMP, OF_FOLDER));
    return new TakenDelivery(row, Optional.of(source), Path.of("x"));
  }
}
