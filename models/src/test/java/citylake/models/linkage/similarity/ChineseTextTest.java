package citylake.models.linkage.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTextTest {
  @ParameterizedTest
  @CsvSource({
    "张伟, 章炜, true",
    "张伟, 张玮, true",
    "张伟, 張偉, true",
    "单小红, 善晓红, true",
    "单小红, 丹晓红, false", // as a surname it is Shan, not Dan
    "曾国, 增国, true",
    "张伟, 王伟, false",
    "张伟, 张伟伟, false",
    "欧阳娜, 欧阳纳, true",
    "𠮷田, 𠮷田, true",
    "O'Brien, o'brien, true"
  })
  void namesOfOneSoundAgreeInPinyin(String one, String other, boolean agree) {
    assertThat(Agreement.PINYIN.holds(new Value(one), new Value(other), 0)).isEqualTo(agree);
    assertThat(Agreement.PINYIN.holds(new Value(other), new Value(one), 0)).isEqualTo(agree);
  }

  @ParameterizedTest
  @CsvSource({
    "张伟, 張偉, true",
    "李昇, 李升, true",
    "李陞, 李昇, true",
    "王喆, 王哲, true",
    "陈峯, 陈峰, true",
    "张伟, 章炜, false",
    "王升, 王生, false",
    "😀, 😀, true"
  })
  void namesThatDifferInFormsOfCharactersAloneAgree(String one, String other, boolean agree) {
    assertThat(Agreement.VARIANT_CHARACTERS.holds(new Value(one), new Value(other), 0))
        .isEqualTo(agree);
    assertThat(Agreement.VARIANT_CHARACTERS.holds(new Value(other), new Value(one), 0))
        .isEqualTo(agree);
  }
}
