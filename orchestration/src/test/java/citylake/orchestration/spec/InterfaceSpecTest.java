package citylake.orchestration.spec;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.etl.standard.StandardKind;
import citylake.serving.document.HtmlDocument;
import citylake.serving.document.MarkdownDocument;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/interface.md is written from the declarations; UPDATE_GOLDEN=1 writes it anew. */
class InterfaceSpecTest {
  @Test
  void theDocumentIsWhatTheDeclarationsSay() throws IOException {
    String document = MarkdownDocument.text(InterfaceSpec.of(List.of()));
    Path file = SharedData.projectRoot().resolve("docs/interface.md");
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(file, document);
    }
    assertThat(file)
        .as("docs/interface.md; after a change: UPDATE_GOLDEN=1 and review the difference")
        .hasContent(document);
  }

  @Test
  void everyFieldOfEveryKindHasAnInventedExample() {
    for (StandardKind kind : StandardKind.all()) {
      assertThat(InterfaceSpec.examples().stringPropertyNames())
          .as(kind.name())
          .containsAll(InterfaceSpec.fieldsOf(kind));
    }
  }

  @Test
  void eachFieldThatIsExplainedIsOneOfAKind() {
    assertThat(StandardKind.all().stream().flatMap(kind -> InterfaceSpec.fieldsOf(kind).stream()))
        .containsAll(InterfaceSpec.properties("/interface/words.properties").stringPropertyNames());
  }

  @Test
  void eachKindNamesTheFieldsByWhichItsRecordsAreToldApart() {
    assertThat(MarkdownDocument.text(InterfaceSpec.of(List.of())))
        .contains("The number of a record is `incident_no` and `offence_no` together.")
        .contains("The number of a record is `sighting_no`.");
  }

  @Test
  void theCodesThatAreAgreedStandOnACitysPages() {
    List<Source> denver = of("denver");

    assertThat(MarkdownDocument.text(InterfaceSpec.of(denver)))
        .contains("Codes of offences, as agreed")
        .contains("| `%s` |".formatted(firstCode(denver, "offences")));
  }

  private static String firstCode(List<Source> sources, String list) {
    return sources.get(0).vendor().codeLists().get(list).meanings().keySet().iterator().next();
  }

  private static List<Source> of(String city) {
    return Sources.load(List.of()).all().stream()
        .filter(source -> source.city().id().equals(city))
        .toList();
  }

  @Test
  void aCitysDumpIsDescribedFieldByField() {
    String page = HtmlDocument.text(InterfaceSpec.TITLE, InterfaceSpec.of(of("boston")));

    assertThat(page)
        .contains("<h2>Boston: dump crash</h2>", "<h2>Boston: dump incident</h2>")
        .contains("America/New_York", "boston/boston_bpd_*_crime.csv*")
        .contains(
            "<td><code>OCCURRED_ON_DATE</code></td><td>internal</td><td><code>occurred_from_local, occurred_from</code></td><td><code>yyyy-MM-dd HH:mm:ss</code></td>");
  }
}
