package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.event.Happenings.Happening;
import citylake.sample.form.Kind;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import java.util.Random;

/** Traffic crashes. */
final class Crashes {
  private static final double A_DAY = 250;
  private static final String[] CODES = {"1", "2", "3", "4"};
  private static final String[] WORDS = {"财产损失", "伤人事故", "逃逸", "死亡事故"};
  private static final int LEFT = 2;

  /** Share of the crashes of other kinds from which a driver left, too. */
  private static final double LEFT_BESIDES = 0.02;

  private static final double SILENT = 0.03;
  private static final double[] WEIGHTS = {68, 23, 8, 1};

  private final Happenings happenings;

  Crashes(Happenings happenings) {
    this.happenings = happenings;
  }

  void offer(Night night, RowTaker taker) {
    night.days(Incidents.HISTORY, day -> offerDay(day, taker));
  }

  private void offerDay(int day, RowTaker taker) {
    int crashes = happenings.count(Kind.CRASH, day, A_DAY);
    for (int i = 0; i < crashes; i++) {
      int number = i;
      taker.offer(
          Kind.CRASH,
          day,
          Calendar.NEVER,
          happenings.hash(Kind.CRASH, day, i, 1),
          changed -> crash(day, number));
    }
  }

  /** Null where the platform does not say. */
  private static Boolean isHitAndRun(int severity, Random random) {
    double chance = random.nextDouble();
    if (severity == LEFT) {
      return true;
    }
    return chance < SILENT ? null : (Boolean) (chance > 1 - LEFT_BESIDES);
  }

  private Row crash(int day, int number) {
    Random random = happenings.random(Kind.CRASH, day, number);
    int severity = Draw.weighted(random, WEIGHTS);
    Happening happening = happenings.happening(Kind.CRASH, day, false, random);
    Scene scene = happening.scene();
    return Row.of(
            EventNo.of("C", happenings.city(), day, number),
            null,
            CODES[severity],
            WORDS[severity],
            happening.moment().from(),
            happening.moment().to(),
            happening.moment().reported(),
            scene.lon(),
            scene.lat(),
            scene.text(),
            scene.district(),
            scene.neighbourhood(),
            isHitAndRun(severity, random))
        .planted(happening.planted());
  }
}
