package citylake.etl.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @ParameterizedTest
  @CsvSource({
    "'  沈 屿 ', 沈屿",
    "沈\u3000屿, 沈屿",
    "阿依努尔·买买提, 阿依努尔·买买提",
    "阿依努尔•买买提, 阿依努尔·买买提",
    "阿依努尔 ・ 买买提, 阿依努尔·买买提",
    "阿依努尔．买买提, 阿依努尔·买买提",
    "阿依努尔.买买提, 阿依努尔·买买提",
    "阿依努尔··买买提, 阿依努尔·买买提",
    "·阿依努尔·, 阿依努尔",
    "'Ｊ． Ｓｍｉｔｈ', J. Smith",
    "'Anna   Lena', Anna Lena",
    "𠮷 田, 𠮷田",
  })
  void aNameHasOneWayOfWriting(String text, String name) {
    assertThat(PersonName.of(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "\u3000", "··"})
  void nothingIsNoName(String text) {
    assertThat(PersonName.of(text)).isEmpty();
  }

  @Property
  void aCleanNameStaysAsItIs(
      @ForAll @Chars({'·', '•', '.', ' ', '\u3000', 'a', 'B', 'Ａ'}) @CharRange(from = '一', to = '龥')
          String text) {
    String once = PersonName.of(text);

    assertThat(PersonName.of(once)).isEqualTo(once);
  }
}
