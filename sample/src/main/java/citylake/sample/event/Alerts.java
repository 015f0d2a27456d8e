package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.land.Division;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import java.util.List;
import java.util.Random;

/** Warnings of fraud: a steady number of each kind, and waves that pass on to the neighbours. */
final class Alerts {
  static final String[] CODES = {"F01", "F02", "F03", "F04", "F05"};
  private static final List<String> WORDS =
      List.of("冒充客服退款诈骗", "刷单返利诈骗", "冒充公检法诈骗", "虚假投资理财诈骗", "冒充熟人借款诈骗");
  private static final String[] CHANNELS = {"电话", "短信", "网络", "当面"};
  private static final int HISTORY = 90;
  private static final double A_DAY_AND_CODE = 12;
  private static final double AT_LEAST = 0.15;
  private static final int NUMBERS_A_CODE = 10_000;

  private final Happenings happenings;
  private final List<FraudWave> waves;
  private final List<Division> counties;

  Alerts(Happenings happenings, List<FraudWave> waves) {
    this.happenings = happenings;
    this.waves = List.copyOf(waves);
    this.counties = happenings.dwellings().map().counties();
  }

  void offer(Night night, RowTaker taker) {
    night.days(HISTORY, day -> offerDay(day, taker));
  }

  private void offerDay(int day, RowTaker taker) {
    for (int code = 0; code < CODES.length; code++) {
      FraudWave wave = wave(code, day);
      int first = code * NUMBERS_A_CODE;
      Random random = happenings.random(Kind.ALERT, day, first);
      double usual = AT_LEAST + happenings.count(Kind.ALERT, day, A_DAY_AND_CODE);
      int alerts = Draw.about(random, wave == null ? usual : usual * wave.times() + wave.times());
      for (int i = 1; i <= alerts; i++) {
        int number = first + i;
        taker.offer(
            Kind.ALERT,
            day,
            Calendar.NEVER,
            happenings.hash(Kind.ALERT, day, number, 1),
            changed -> alert(day, number, wave));
      }
    }
  }

  private FraudWave wave(int code, int day) {
    return waves.stream()
        .filter(wave -> wave.code().equals(CODES[code]) && wave.isOn(happenings.city(), day))
        .findFirst()
        .orElse(null);
  }

  private Row alert(int day, int number, FraudWave wave) {
    Random random = happenings.random(Kind.ALERT, day, number);
    int code = number / NUMBERS_A_CODE;
    return Row.of(
            EventNo.of("W", happenings.city(), day, number),
            CODES[code],
            WORDS.get(code),
            counties.get(random.nextInt(counties.size())).code(),
            Moment.ofCrime(day, false, random).reported(),
            CHANNELS[random.nextInt(CHANNELS.length)],
            100 * (1 + random.nextInt(900)))
        .planted(wave == null ? null : wave.id());
  }
}
