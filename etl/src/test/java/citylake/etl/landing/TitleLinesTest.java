package citylake.etl.landing;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.format.DumpShape;
import citylake.etl.format.Layout;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A title above the header, and a separator behind the last field: said as what they are. */
class TitleLinesTest {
  private static final String TITLED = "Crimes of March\n\nA,B,C,D\n1,2,3,4\n5,6,7,8\n";

  private static Scan scan(String text) throws Exception {
    DumpShape shape =
        new DumpShape(
            "csv",
            StandardCharsets.UTF_8,
            ',',
            '"',
            true,
            List.of("A", "B", "C", "D"),
            new Layout(List.of(), Set.of(), Map.of(DumpShape.TITLE_LINES, "1")));
    return DeliveryScan.scan(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        DumpShape.fromJson(shape.toJson()),
        "crime.csv",
        ScanLimits.DEFAULT);
  }

  @Test
  void aTitleThatTheContractDeclaresIsPassedOver() throws Exception {
    assertThat(scan(TITLED).records()).isEqualTo(2);
  }

  @Test
  void aTitleThatIsDeclaredAndMissingIsSaid() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> scan(TITLED.substring(TITLED.indexOf('A'))))
        .hasMessageContaining(
            "Likely cause: the lines of title above the header that the contract declares are missing.");
  }

  @Test
  void aTitleThatTheContractDoesNotKnowIsSaidWithTheRecordThatIsTheHeader() {
    DeliveryRefused refused = Delivery.of(TITLED, "A", "B", "C", "D").refused();

    assertThat(refused.reason()).isEqualTo("missing_column");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: its header is record 2: 1 line stands above it that the contract does not know. Likely cause: the export writes a title above the table. Please send the file without the lines above its header, or tell the data team that they always come (title_lines in the contract).");
  }

  @Test
  void aSeparatorBehindTheLastFieldOfEachRecordIsSaidAsTheCause() {
    assertThat(Delivery.of("A,B\n1,2,\n3,4,\n", "A", "B").refused())
        .hasMessageContaining(
            "Likely cause: each of them ends in a separator that the contract does not have: the export puts one behind the last field too. Please send the file without a separator behind the last field of each record.");
  }
}
