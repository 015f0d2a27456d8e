package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.quality.LakeAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsOfNightTest {
  private static final LakeAccount DENVER = new LakeAccount("denver.crash", 7, 7, 0, 0);

  @Test
  void aSourceWhoseRowsHaveAllVanishedDoesNotBalance() {
    List<LakeAccount> all =
        Accounts.withVanished(
            List.of(DENVER), Map.of("denver.crash", 7L, "davis.incident", 3L), Map.of());

    assertThat(all).contains(DENVER, new LakeAccount("davis.incident", 3, 0, 0, 0));
    assertThat(new Accounts(List.of(), all).imbalances())
        .singleElement()
        .asString()
        .contains("davis.incident");
  }

  @Test
  void aSourceWhoseRowsRetentionHasDeletedBalances() {
    List<LakeAccount> all =
        Accounts.withVanished(
            List.of(), Map.of("davis.incident", 3L), Map.of("davis.incident", 3L));

    assertThat(all).containsExactly(new LakeAccount("davis.incident", 3, 0, 0, 0, 3));
    assertThat(new Accounts(List.of(), all).imbalances()).isEmpty();
  }

  @Test
  void sourcesOfOneCityAndKindWhoseRowsWentOverHaveOneAccount() {
    LakeAccount before = new LakeAccount("gotham.crash", 5, 3, 0, 0);
    LakeAccount after = new LakeAccount("metropolis.crash", 2, 2, 2, 0);
    Map<String, String> places = Map.of("gotham.crash", "99 crash", "metropolis.crash", "99 crash");

    assertThat(Accounts.together(List.of(before, DENVER, after), places))
        .containsExactly(new LakeAccount("gotham.crash + metropolis.crash", 7, 5, 2, 0), DENVER);
  }

  @Test
  void sourcesOfOneCityAndKindThatLoseARowBetweenThemDoNotBalance() {
    LakeAccount before = new LakeAccount("gotham.crash", 5, 3, 0, 0);
    LakeAccount after = new LakeAccount("metropolis.crash", 2, 2, 1, 0);
    Map<String, String> places = Map.of("gotham.crash", "99 crash", "metropolis.crash", "99 crash");

    assertThat(Accounts.together(List.of(before, after), places))
        .singleElement()
        .matches(account -> !account.balances());
  }

  @Test
  void formsOfOneKindThatBalanceEachKeepTheirOwnAccount() {
    LakeAccount sample = new LakeAccount("denver.crash.sample", 2, 2, 0, 0);
    Map<String, String> places =
        Map.of("denver.crash", "08 crash", "denver.crash.sample", "08 crash");

    assertThat(Accounts.together(List.of(DENVER, sample), places)).containsExactly(DENVER, sample);
  }

  @Test
  void aSourceThatNeverHadARowNeedsNone() {
    assertThat(Accounts.withVanished(List.of(DENVER), Map.of("davis.incident", 0L), Map.of()))
        .containsExactly(DENVER);
  }
}
