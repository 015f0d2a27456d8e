package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.delivery.Refusal;
import citylake.quality.DeliveryAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single bad records in one night: whatever they are, the account is exact and others go on. */
class BadRecordsIT {
  private static final int MEGABYTES_64 = 64 << 20;
  private static final int SOUND = 150;

  @TempDir static Path folder;
  private static NightLab lab;
  private static NightResult night;

  @BeforeAll
  static void oneNight() throws IOException {
    lab = new NightLab(folder);
    List<DenverRow> rows = new ArrayList<>(DenverRow.incidents(0, SOUND));
    rows.add(DenverRow.incident(900).first("3/4/2031 11:00:00 AM"));
    lab.deliver("denver/denver_crime_mixed.csv", withOneInAnotherEncoding(DenverRow.csv(rows)));
    lab.deliver("denver/denver_crime_long.csv", withOneOf64Megabytes());
    lab.deliver("gotham/cases_1.txt", ThirdCity.dump());
    night = lab.run("2019-07-01", ThirdCity.sources(folder.resolve("more")));
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void theOthersGoThroughAndEveryAccountIsExact() {
    assertThat(night.blocking()).isEmpty();
    assertThat(night.deliveries()).allMatch(DeliveryAccount::balances);
    assertThat(night.deliveries())
        .extracting(
            DeliveryAccount::file,
            DeliveryAccount::records,
            DeliveryAccount::accepted,
            DeliveryAccount::quarantined)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "denver/denver_crime_mixed.csv", SOUND + 2L, SOUND + 1L, 1L),
            org.assertj.core.groups.Tuple.tuple("gotham/cases_1.txt", 120L, 120L, 0L));
  }

  @Test
  void aRecordInAnotherEncodingIsQuarantinedWithThePlaceOfItsFirstWrongByte() {
    assertThat(
            lab.released(
                "SELECT record_no, reason, detail FROM quarantine.record WHERE source = 'denver.incident'"))
        .extracting(row -> row.getLong(0) + " " + row.getString(1) + " " + row.getString(2))
        .hasSize(1)
        .first()
        .asString()
        .startsWith((SOUND + 2) + " unreadable_record not valid UTF-8 at byte ");
  }

  @Test
  void aTimeBehindTheNightIsUnknownAndSaidSo() {
    assertThat(
            lab.released(
                "SELECT occurred_from, _issues FROM standard.incident WHERE incident_no = '2019900'"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.isNullAt(0)).isTrue();
              assertThat(row.<String>getList(1)).contains("occurred_implausible");
            });
  }

  @Test
  void aRecordOf64MegabytesIsAQuoteThatWasNeverClosed() {
    assertThat(night.refusals()).extracting(Refusal::reason).containsExactly("record_too_long");
    assertThat(night.refusals().get(0).detail()).contains("denver/denver_crime_long.csv");
  }

  private static byte[] withOneInAnotherEncoding(byte[] sound) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(sound);
    bytes.write(
        DenverRow.incident(901)
            .text()
            .replace("INVENTED ST", "发明路")
            .getBytes(Charset.forName("GB18030")));
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static byte[] withOneOf64Megabytes() throws IOException {
    byte[] street = new byte[MEGABYTES_64];
    Arrays.fill(street, (byte) 'x');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(DenverRow.csv(DenverRow.incidents(200, 260)));
    bytes.write(
        DenverRow.incident(902)
            .text()
            .replace("INVENTED ST", new String(street, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII));
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
