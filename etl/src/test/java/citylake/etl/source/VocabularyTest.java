package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Path DOCUMENT = SharedData.projectRoot().resolve("docs/vendor-select.md");

  private static String document() {
    return """
        # The words of a vendor's SELECT

        A vendor's SELECT goes from the fields of its dump to the columns of a standard table, row for row: `SELECT ... FROM dump`
        and no more, so that no record gets lost or doubled. Every field of the dump is text; an empty field is an empty text.
        Columns that begin with `__` are working columns: later columns may use them, and they go no further.
        Beside the columns of the standard table a SELECT may give `_operation` ('upsert', 'retract', 'test' for a trial of the platform, or 'part' for a record that gives the changed fields alone), `_sequence` (the
        version of a record or the time of its change: of one key that with the greatest wins, in whichever night it comes. Compared as
        text, so `lpad` numbers; left out where it begins anew with each file), `_changes` and `_issues`.
        This page is written by a test; run it with `UPDATE_GOLDEN=1` after a change.

        ## Functions of Citylake

        | function | meaning | null |
        |---|---|---|
        """
        + Vocabulary.lines().collect(Collectors.joining("\n"))
        + """


        ## Parameters

        `:%s`. Values of the city's YAML, except `:day_after_night`, the local date after the night's.

        ## Functions of Spark

        %s; `CASE`, `IN`, `LIKE`, `BETWEEN`, `try_cast` and comparisons. Anything that looks at other records, gives another
        answer the next time, or can stop at an odd record is refused; so is a comparison of a text with a number.
        `sha2(text, 256)` makes a key of a record that has no number: a key is internal, and must not be an address or a name as text.
        """
            .formatted(
                String.join("`, `:", new TreeSet<>(Binding.PARAMETERS)),
                String.join(", ", SelectWords.BUILT_IN));
  }

  @Test
  void documentListsEveryWord() throws IOException {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, document());
    }

    assertThat(Files.readString(DOCUMENT))
        .as("docs/vendor-select.md; run this test with UPDATE_GOLDEN=1 and review the difference")
        .isEqualTo(document());
  }
}
