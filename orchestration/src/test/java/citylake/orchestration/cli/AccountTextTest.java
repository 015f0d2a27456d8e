package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTextTest {
  @Test
  void fewFilesAndSourcesHaveALineEach() {
    String text =
        AccountText.of(
            List.of(file("a/crash.csv", 10, 9, 1)),
            List.of(new LakeAccount("a.crash", 9, 9, 0, 0)));

    assertThat(text)
        .contains("file ", "a/crash.csv  10       9 ", "source   accepted so far", "a.crash  9 ")
        .doesNotContain("Files with records in quarantine");
  }

  @Test
  void manyHaveALineACityAndThoseFilesOfWhichSomethingWasRefused() {
    List<DeliveryAccount> files = new ArrayList<>();
    List<LakeAccount> sources = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      files.add(file("a/%02d.csv".formatted(i), 10, 10, 0));
      files.add(file("b/%02d.csv".formatted(i), 10, i == 7 ? 8 : 10, i == 7 ? 2 : 0));
      sources.add(new LakeAccount("a.kind%02d".formatted(i), 10, 10, 0, 0));
      sources.add(new LakeAccount("b.kind%02d".formatted(i), 10, 9, 1, 0));
    }

    assertThat(AccountText.of(files, sources))
        .contains("city  records", "a     400      400", "b     400      398")
        .contains("Files with records in quarantine: 1 of 80.", "b/07.csv  10       8 ")
        .contains("city  accepted so far", "b     400              360      40 ")
        .doesNotContain("b/08.csv", "kind07", "NO");
  }

  @Test
  void faultsThatCancelEachOtherOutDoNotMakeACityAddUp() {
    List<DeliveryAccount> files = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      files.add(file("a/%02d.csv".formatted(i), 10, i == 3 ? 11 : i == 4 ? 9 : 10, 0));
    }

    assertThat(AccountText.of(files, List.of()).lines())
        .anyMatch(line -> line.startsWith("a  ") && line.strip().endsWith("NO"))
        .anyMatch(line -> line.startsWith("a/03.csv") && line.strip().endsWith("NO"));
  }

  private static DeliveryAccount file(String name, long records, long accepted, long quarantined) {
    return new DeliveryAccount("d-" + name, name, records, accepted, 0, 0, 0, quarantined);
  }
}
