package citylake.sample.event;

import java.util.List;

/**
 * A category of offence by its code in the International Classification of Crime for Statistical
 * Purposes, as the provincial standard has it.
 *
 * @param weight share of all offences, relative
 * @param hasSpan whether it is mostly found later: only a span of time is known
 */
record Offence(String code, String words, double weight, boolean hasSpan) {
  static final List<Offence> ALL =
      List.of(
          new Offence("05012", "入户盗窃", 9, true),
          new Offence("05011", "盗窃商铺", 5, true),
          new Offence("050211", "盗窃机动车", 8, true),
          new Offence("050222", "盗窃车内财物", 14, true),
          new Offence("05023", "店内行窃", 11, false),
          new Offence("050221", "扒窃", 9, false),
          new Offence("04011", "抢劫", 5, false),
          new Offence("020112", "殴打他人，轻微伤", 11, false),
          new Offence("020111", "故意伤害", 4, false),
          new Offence("0504", "故意损毁财物", 12, true),
          new Offence("0701", "诈骗", 6, false),
          new Offence("0801", "扰乱公共秩序", 3, false));

  /** Those of which series are made: burglaries, thefts from vehicles, robberies. */
  static final int[] IN_SERIES = {0, 1, 3, 6};

  static final double[] WEIGHTS = ALL.stream().mapToDouble(Offence::weight).toArray();
}
