package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipFrontTest {

  private static byte[] packed(String... members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String member : members) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static GzipFront front(byte[] bytes) throws IOException {
    return GzipFront.of(new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u001f", "a,b\n1,2\n"})
  void textStaysAsItIs(String text) throws IOException {
    GzipFront front = front(text.getBytes(StandardCharsets.UTF_8));

    assertThat(front.isGzip()).isFalse();
    assertThat(front.unpacked()).hasContent(text);
  }

  @Test
  void allMembersAreUnpacked() throws IOException {
    GzipFront front = front(packed("a,b\n", "1,2\n"));

    assertThat(front.isGzip()).isTrue();
    assertThat(front.unpacked()).hasContent("a,b\n1,2\n");
  }

  @Test
  void bytesOfGzipAreGivenFromTheFirstOn() throws IOException {
    byte[] bytes = packed("a");

    assertThat(front(bytes).bytes()).hasBinaryContent(bytes);
  }

  @Test
  void anEndWithinALaterMemberIsNoEnd() throws IOException {
    byte[] bytes = packed("a,b\n", "1,2\n");
    byte[] torn = Arrays.copyOf(bytes, bytes.length - 9);

    assertThatThrownBy(() -> front(torn).unpacked().readAllBytes()).isInstanceOf(IOException.class);
  }
}
