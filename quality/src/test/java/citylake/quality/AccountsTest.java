package citylake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountsTest {

  @Test
  void balancedDeliveryShowsItsEquation() {
    DeliveryAccount account = delivery(35_639, 35_600);

    assertThat(account.balances()).isTrue();
    assertThat(account.message())
        .isEqualTo(
            "Delivery d1, file crime.csv: 35,639 records = 35,600 accepted + 20 corrections + 10 retractions + 5 duplicates + 4 quarantined.");
  }

  @Test
  void recordsWithoutAnOutcomeAreCounted() {
    DeliveryAccount account = delivery(35_642, 35_600);

    assertThat(account.balances()).isFalse();
    assertThat(account.message())
        .isEqualTo(
            "Delivery d1, file crime.csv: 35,642 records, but 35,600 accepted + 20 corrections + 10 retractions + 5 duplicates + 4 quarantined = 35,639: 3 record(s) without an outcome.");
  }

  @Test
  void recordsCountedTwiceAreCounted() {
    DeliveryAccount account = delivery(35_638, 35_600);

    assertThat(account.balances()).isFalse();
    assertThat(account.message()).endsWith(" = 35,639: 1 record(s) counted more than once.");
  }

  @Test
  void balancedLakeShowsItsEquation() {
    LakeAccount account = new LakeAccount("denver.incident", 1_234, 1_200, 30, 4);

    assertThat(account.balances()).isTrue();
    assertThat(account.message())
        .isEqualTo(
            "Source denver.incident: 1,234 accepted so far = 1,200 current + 30 superseded + 4 retracted.");
  }

  @Test
  void imbalanceOfTheLakeIsStated() {
    LakeAccount account = new LakeAccount("denver.incident", 1_240, 1_200, 30, 4);

    assertThat(account.balances()).isFalse();
    assertThat(account.message())
        .isEqualTo(
            "Source denver.incident: 1,240 accepted so far, but 1,200 current + 30 superseded + 4 retracted = 1,234: 6 record(s) without an outcome.");
  }

  @Test
  void whatRetentionDeletedIsAPartOfTheEquation() {
    LakeAccount account = new LakeAccount("denver.incident", 1_234, 1_100, 30, 4, 100);

    assertThat(account.balances()).isTrue();
    assertThat(account.message())
        .isEqualTo(
            "Source denver.incident: 1,234 accepted so far = 1,100 current + 30 superseded + 4 retracted + 100 deleted.");
  }

  private static DeliveryAccount delivery(long records, long accepted) {
    return new DeliveryAccount("d1", "crime.csv", records, accepted, 20, 10, 5, 4);
  }
}
