package citylake.sample.people;

import citylake.sample.person.Phones;
import citylake.sample.person.Slips;
import java.time.LocalDate;
import java.util.Random;

/** What a clerk notes of a person, who may mishear, misread, or leave out. */
public final class Notes {
  private static final double MISHEARD = 0.03;
  private static final double VARIANT = 0.25;
  private static final double OTHER_SEPARATOR = 0.4;
  private static final double MISREAD = 0.03;
  private static final double OLD_PHONE = 0.15;
  private static final double NO_PHONE = 0.08;
  private static final String[] SEPARATORS = {"•", ".", "", " "};

  /** Characters that registers write in more than one form. */
  private static final String[][] VARIANTS = {
    {"黄", "黃"}, {"吕", "呂"}, {"强", "強"}, {"丽", "麗"}, {"国", "國"}, {"华", "華"}, {"云", "雲"}
  };

  private Notes() {}

  public static String name(Random random, Member member) {
    String name = member.name();
    if (random.nextDouble() < MISHEARD) {
      return Slips.misheard(random, name, member.isMale());
    }
    if (name.contains(LongNames.SEPARATOR) && random.nextDouble() < OTHER_SEPARATOR) {
      return name.replace(LongNames.SEPARATOR, SEPARATORS[random.nextInt(SEPARATORS.length)]);
    }
    if (random.nextDouble() < VARIANT) {
      for (String[] variant : VARIANTS) {
        if (name.contains(variant[0])) {
          return name.replace(variant[0], variant[1]);
        }
      }
    }
    return name;
  }

  public static LocalDate born(Random random, Member member) {
    return random.nextDouble() < MISREAD
        ? LocalDate.parse(Slips.misread(random, member.born().toString()))
        : member.born();
  }

  /**
   * @param missing share of records without one
   */
  public static String idNo(Random random, Member member, double missing) {
    return Slips.idNo(random, member.idNo(), missing);
  }

  public static String phone(Random random, Member member) {
    double what = random.nextDouble();
    if (what < NO_PHONE || member.phone().isEmpty()) {
      return null;
    }
    return what < NO_PHONE + OLD_PHONE ? Phones.any(random) : member.phone();
  }

  /** GB/T 2261.1: 1 male, 2 female. */
  public static String sex(Member member) {
    return member.isMale() ? "1" : "2";
  }
}
