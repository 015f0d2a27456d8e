package citylake.etl.source;

import static citylake.etl.source.OnboardingState.CHECKING;
import static citylake.etl.source.OnboardingState.DRAFTED;
import static citylake.etl.source.OnboardingState.LIVE;
import static citylake.etl.source.OnboardingState.PAUSED;
import static citylake.etl.source.OnboardingState.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnboardingStateTest {
  @Test
  void onlyTrialAndLiveCitiesAreTakenAndOnlyLiveAndPausedOnesPublished() {
    assertThat(OnboardingState.values())
        .filteredOn(OnboardingState::isTaken)
        .containsExactly(TRIAL, LIVE);
    assertThat(OnboardingState.values())
        .filteredOn(OnboardingState::isPublished)
        .containsExactly(LIVE, PAUSED);
  }

  @Test
  void aCityThatWasLiveIsPausedAndNeverDraftedAgain() {
    assertThat(LIVE.next()).containsExactly(PAUSED);
    assertThat(PAUSED.next()).containsExactly(LIVE);
    assertThat(DRAFTED.next()).containsExactly(CHECKING);
  }
}
