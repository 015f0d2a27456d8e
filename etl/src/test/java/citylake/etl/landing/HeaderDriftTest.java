package citylake.etl.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderDriftTest {
  private static void assertDrift(String header, String reason, String what) {
    DeliveryRefused refused = Delivery.of(header + "\n1\n", "A", "B", "C", "D").refused();
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused)
        .hasMessage(
            "Cannot take crime.csv: its header is not that of the contract: "
                + what
                + ". Likely cause: the export was changed. Please send the file with the 4 columns of the contract in their order, or tell the data team of the change before the next delivery. Nothing of this file was taken; what was delivered before stays as it is.");
  }

  @Test
  void missingColumnIsNamed() {
    assertDrift("A,B,D", "missing_column", "1 column(s) missing: 'C' (column 3)");
  }

  @Test
  void extraColumnIsNamed() {
    assertDrift(
        "A,B,X,C,D", "extra_column", "1 column(s) that the contract does not know: 'X' (column 3)");
  }

  @Test
  void columnGivenTwiceIsExtra() {
    assertDrift("A,B,C,D,B", "extra_column", "1 column(s) given twice: 'B' (columns 2 and 5)");
  }

  @Test
  void columnGivenTwiceInPlaceOfAnotherIsNoNewNameForIt() {
    assertDrift(
        "A,B,B,D",
        "missing_column",
        "1 column(s) missing: 'C' (column 3); 1 column(s) given twice: 'B' (columns 2 and 3)");
  }

  @Test
  void namesWithBlanksAroundThemAreNamedAndNotTaken() {
    DeliveryRefused refused =
        Delivery.of(" A , B , C , D \n1,2,3,4\n", "A", "B", "C", "D").refused();

    assertThat(refused.reason()).isEqualTo("renamed_column");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: its header is not that of the contract: 4 column(s) with blanks around their names: 'A' (column 1), 'B' (column 2), 'C' (column 3), 'D' (column 4). Likely cause: the export puts blanks around its fields. Please send the file with the 4 columns of the contract in their order, without blanks around their names, or tell the data team");
  }

  @Test
  void aNameThatTheContractHasWithBlanksIsKnownByThem() throws Exception {
    assertThat(Delivery.of(" A ,A\n1,2\n", " A ", "A ").refused())
        .hasMessageContaining("1 column(s) renamed: 'A ' is now called 'A'? (column 2)");
    assertThat(Delivery.of(" A ,B\n1,2\n", " A ", "B").scan().records()).isEqualTo(1);
  }

  @Test
  void aLineOfBlanksAboveTheHeaderIsNoOtherSeparator() {
    assertThat(Delivery.of("   \nA,B,C,D\n1,2,3,4\n", "A", "B", "C", "D").refused())
        .hasMessageContaining(
            "Likely cause: a line of nothing but blanks stands above the header.");
  }

  @Test
  void renamedColumnIsAsked() {
    assertDrift(
        "A,B,\"c\",D", "renamed_column", "1 column(s) renamed: 'C' is now called 'c'? (column 3)");
  }

  @Test
  void renamedColumnIsSeenBehindAnExtraOne() {
    assertDrift(
        "X,A,B,Y,D",
        "renamed_column",
        "1 column(s) renamed: 'C' is now called 'Y'? (column 3); 1 column(s) that the contract does not know: 'X' (column 1)");
  }

  @Test
  void movedColumnIsNamedAndNoOther() {
    assertDrift("D,A,B,C", "moved_column", "1 column(s) moved: 'D' from column 4 to 1");
  }

  @Test
  void allKindsOfDriftAreToldTogether() {
    assertDrift(
        "B,A,D,X",
        "missing_column",
        "1 column(s) missing: 'C' (column 3); 1 column(s) that the contract does not know: 'X' (column 4); 2 column(s) moved: 'A' from column 1 to 2, 'B' from column 2 to 1");
  }

  @Test
  void columnsThatWereExchangedAreBothNamed() {
    assertDrift(
        "A,C,B,D",
        "moved_column",
        "2 column(s) moved: 'B' from column 2 to 3, 'C' from column 3 to 2");
  }

  @Test
  void aSeparatorBehindTheHeadersLastNameIsSaidAsSuch() {
    assertThat(Delivery.of("A,B,C,D,\n1,2,3,4,\n", "A", "B", "C", "D").refused())
        .hasMessageStartingWith(
            "Cannot take crime.csv: its header ends in a separator behind which no name stands. Likely cause: the export puts a separator behind the last field too. Please send the file without a separator behind the last field, in the header and in each record.");
  }

  @Test
  void lineOfDataInsteadOfAHeaderIsNotShown() {
    DeliveryRefused refused = Delivery.of("Jane Doe,1,2,3\n", "A", "B", "C", "D").refused();
    assertThat(refused.reason()).isEqualTo("missing_column");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: its first line has 0 of the 4 columns of the contract (4 fields when cut at ','). Likely cause: the header line is missing, or it is another dump. Please send the file with the header and the separator of the contract.");
    assertThat(refused.getMessage()).doesNotContain("Jane");
  }

  @Test
  void otherSeparatorIsTheLikelyCause() {
    assertThat(Delivery.of("A;B;C;D\n1;2;3;4\n", "A", "B", "C", "D").refused())
        .hasMessageContaining(
            "its first line has 0 of the 4 columns of the contract (1 fields when cut at ','). Likely cause: another separator was used.");
  }

  @Test
  void longTextIsNoName() {
    String longText = "x".repeat(100);
    assertThat(Delivery.of("A,B,C,D," + longText + "\n1\n", "A", "B", "C", "D").refused())
        .hasMessageContaining("the contract does not know: a text of 100 characters (column 5)");
  }

  @Test
  void headerWithTextBehindAQuoteIsRefused() {
    DeliveryRefused refused = Delivery.of("A,\"B\"x,C,D\n1\n", "A", "B", "C", "D").refused();
    assertThat(refused.reason()).isEqualTo("unreadable_header");
    assertThat(refused)
        .hasMessageContaining("its header has text behind the closing quote of field 2");
  }
}
