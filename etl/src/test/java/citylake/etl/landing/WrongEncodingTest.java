package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class WrongEncodingTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String[] ADDRESSES = {
    "合肥市庐阳区长江中路一百二十三号,车辆被盗",
    "芜湖市镜湖区北京东路二十号,入室盗窃",
    "蚌埠市蚌山区东海大道八号,电信诈骗",
    "安庆市迎江区人民路十五号,交通事故",
    "黄山市屯溪区新安北路六号,寻衅滋事"
  };

  private static String chinese(int records) {
    StringBuilder text = new StringBuilder("ADDRESS,KIND\n");
    for (int i = 0; i < records; i++) {
      text.append(ADDRESSES[i % ADDRESSES.length]).append('\n');
    }
    return text.toString();
  }

  private static String[] columns() {
    return new String[] {"ADDRESS", "KIND"};
  }

  @Test
  void gbTextDeclaredAsUtf8IsRecognised() {
    DeliveryRefused refused = Delivery.of(chinese(50).getBytes(GB18030), columns()).refused();
    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessage(
            "Cannot take crime.csv: 50 of its 50 records are not valid UTF-8, the first: record 1 at byte 13 is not valid UTF-8 at byte 1 of the record. Likely cause: the file was written in another encoding; it looks like GB18030. Please send the file as UTF-8, or tell the data team its true encoding so that the contract is changed. Nothing of this file was taken; what was delivered before stays as it is.");
  }

  @Test
  void gbHeaderDeclaredAsUtf8IsRecognised() {
    String text = chinese(50).replace("ADDRESS,KIND", "案发地址,案件类别");
    DeliveryRefused refused = Delivery.of(text.getBytes(GB18030), "案发地址", "案件类别").refused();
    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: the header is not valid UTF-8 at byte 1 of the file. Likely cause: the file was written in another encoding; it looks like GB18030.");
  }

  @Test
  void utf8DeclaredAsGbIsRecognisedAlthoughItsBytesCanBeDecoded() {
    DeliveryRefused refused = Delivery.of(chinese(50), columns()).declaredAs("GB18030").refused();
    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused)
        .hasMessageContaining("valid UTF-8, but the contract says GB18030")
        .hasMessageContaining("it looks like UTF-8");
  }

  @Test
  void utf8HeaderDeclaredAsGbIsAWrongEncodingNotAMissingColumn() {
    DeliveryRefused refused =
        Delivery.of("案发地址,案件类别\n1,2\n", "案发地址", "案件类别").declaredAs("GB18030").refused();
    assertThat(refused.reason()).isEqualTo("wrong_encoding");
    assertThat(refused).hasMessageContaining("it looks like UTF-8");
  }

  @Test
  void utf8WithByteOrderMarkDeclaredAsGbIsRecognised() {
    DeliveryRefused refused =
        Delivery.of("\uFEFF" + chinese(1), columns()).declaredAs("GB18030").refused();
    assertThat(refused)
        .hasMessageStartingWith("Cannot take crime.csv: it does not begin as GB18030 text.")
        .hasMessageContaining("it looks like UTF-8");
  }

  @Test
  void declaredGbTextIsTaken() throws Exception {
    Scan scan = Delivery.of(chinese(50).getBytes(GB18030), columns()).declaredAs("GB18030").scan();
    assertThat(scan.records()).isEqualTo(50);
    assertThat(scan.faultyRecords()).isZero();
  }

  @Test
  void fewUndecodableRecordsAreFaultsOfTheRecords() throws Exception {
    byte[] bytes = (chinese(199) + "x,?\n").getBytes(UTF_8);
    bytes[bytes.length - 2] = (byte) 0xFF;
    Scan scan = Delivery.of(bytes, columns()).scan();
    assertThat(scan.records()).isEqualTo(200);
    assertThat(scan.faultyRecords()).isEqualTo(1);
  }
}
