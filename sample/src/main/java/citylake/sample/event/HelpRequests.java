package citylake.sample.event;

import citylake.sample.draw.Draw;
import citylake.sample.form.Kind;
import citylake.sample.night.Night;
import citylake.sample.night.Row;
import citylake.sample.night.RowTaker;
import citylake.sample.people.Calendar;
import java.time.LocalDateTime;
import java.util.Random;

/** Calls for help; eight of ten are closed when they are told of. */
final class HelpRequests {
  private static final int HISTORY = 60;
  private static final double A_DAY = 600;
  private static final String[] CODES = {"H10", "H20", "H30", "H40", "H50"};
  private static final String[] WORDS = {"纠纷求助", "噪音扰民", "走失求助", "开锁求助", "危房积水报告"};
  private static final String[] AGENCIES = {"派出所", "派出所", "派出所", "社区", "应急管理"};
  private static final double[] WEIGHTS = {34, 30, 6, 18, 12};
  private static final int CLOSED_AT_ONCE_OF_10 = 8;

  private final Happenings happenings;

  HelpRequests(Happenings happenings) {
    this.happenings = happenings;
  }

  void offer(Night night, RowTaker taker) {
    night.days(HISTORY, day -> offerDay(day, taker));
  }

  private void offerDay(int day, RowTaker taker) {
    int requests = happenings.count(Kind.HELP_REQUEST, day, A_DAY);
    for (int i = 0; i < requests; i++) {
      int number = i;
      taker.offer(
          Kind.HELP_REQUEST,
          day,
          Calendar.NEVER,
          happenings.hash(Kind.HELP_REQUEST, day, i, 1),
          changed -> request(day, number));
    }
  }

  private Row request(int day, int number) {
    Random random = happenings.random(Kind.HELP_REQUEST, day, number);
    int what = Draw.weighted(random, WEIGHTS);
    LocalDateTime asked = Moment.ofCrime(day, false, random).reported();
    boolean isClosed = random.nextInt(10) < CLOSED_AT_ONCE_OF_10;
    Scene scene = Scene.anywhere(happenings.dwellings(), random);
    return Row.of(
        EventNo.of("R", happenings.city(), day, number),
        CODES[what],
        WORDS[what],
        AGENCIES[what],
        isClosed ? "closed" : "open",
        asked,
        isClosed ? asked.plusMinutes(15 + random.nextInt(300)) : null,
        scene.lon(),
        scene.lat(),
        scene.text(),
        scene.district(),
        scene.neighbourhood());
  }
}
