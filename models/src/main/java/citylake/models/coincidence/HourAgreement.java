package citylake.models.coincidence;

import java.util.Arrays;

/** How alike two weekly clocks are, each given by the weights of its 168 hours. */
final class HourAgreement {
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  private final double[] crime;
  private final double[] crash;

  HourAgreement(double[] crime, double[] crash) {
    this.crime = crime.clone();
    this.crash = crash.clone();
  }

  /** Over the 24 hours of the day, all days together. */
  HourAgreement ofDay() {
    return new HourAgreement(byHour(crime), byHour(crash));
  }

  /**
   * Over what is left of 168 hours after the means of days and of hours: does an hour that is
   * unusual for its day and its time of day have more of both?
   */
  HourAgreement ofResiduals() {
    return new HourAgreement(residuals(crime), residuals(crash));
  }

  /** The same crime against crashes that many hours later in the week, round its end. */
  HourAgreement shifted(int hours) {
    double[] later = new double[crash.length];
    for (int i = 0; i < crash.length; i++) {
      later[(i + hours) % crash.length] = crash[i];
    }
    return new HourAgreement(crime, later);
  }

  double pearson() {
    return Correlations.pearson(crime, crash);
  }

  double spearman() {
    return Correlations.spearman(crime, crash);
  }

  private static double[] byHour(double[] week) {
    double[] hours = new double[HOURS];
    for (int i = 0; i < week.length; i++) {
      hours[i % HOURS] += week[i];
    }
    return hours;
  }

  private static double[] byDay(double[] week) {
    double[] days = new double[DAYS];
    for (int i = 0; i < week.length; i++) {
      days[i / HOURS] += week[i];
    }
    return days;
  }

  private static double[] residuals(double[] week) {
    double[] hours = byHour(week);
    double[] days = byDay(week);
    double mean = Arrays.stream(days).sum() / week.length;
    double[] residuals = new double[week.length];
    for (int i = 0; i < week.length; i++) {
      residuals[i] = week[i] - days[i / HOURS] / HOURS - hours[i % HOURS] / DAYS + mean;
    }
    return residuals;
  }
}
