package citylake.orchestration.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThisMachineTest {
  @Test
  void loopbackIsThisMachineAndNothingElseIs() {
    assertThat(ThisMachine.isHost("localhost")).isTrue();
    assertThat(ThisMachine.isHost("127.0.0.1")).isTrue();
    assertThat(ThisMachine.isHost("[::1]")).isTrue();
    assertThat(ThisMachine.isHost("192.0.2.1")).isFalse();
    assertThat(ThisMachine.isHost(null)).isFalse();
    assertThat(ThisMachine.isHost("")).isFalse();
    assertThat(ThisMachine.isHost("nowhere.invalid")).isFalse();
  }
}
