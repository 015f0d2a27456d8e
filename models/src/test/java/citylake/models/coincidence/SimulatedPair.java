package citylake.models.coincidence;

import citylake.models.CounterRandom;
import citylake.models.clock.ClockCounts;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Invented crimes and crashes of an invented city, with or without something in common.
 *
 * <p>The city is a ragged union of discs within 20 km by 20 km. Each map is clustered: a thin
 * background and 25 hot places of 0.35, 0.75 or 1.5 km, of very different strength. Each clock is a
 * background and one to three daily peaks of 1.5 to 4 hours, of another height each day.
 * Independent pairs share the city and nothing else; planted ones share a part of the crashes' map
 * and clock.
 *
 * @param seed each seed is another city
 * @param shared share of the crashes that follow the crimes' map and clock; 0: independent
 */
record SimulatedPair(long seed, double shared, int crimes, int crashes) {
  private static final int SIDE = 40;
  private static final double CELL_M = 500;
  private static final double[] REACHES = {0.7, 1.5, 3};

  Positions crimePositions() {
    return positions(map(1), crimes, 11);
  }

  Positions crashPositions() {
    return positions(mixed(map(1), map(2)), crashes, 12);
  }

  HourFigures clocks() {
    double[] crime = week(3);
    double[] crash = mixed(crime, week(4));
    return new HourFigures(clock(crime, crimes, 13), clock(crash, crashes, 14));
  }

  private double[] map(int stream) {
    double[] weights = new double[SIDE * SIDE];
    Arrays.fill(weights, 0.3);
    for (int spot = 0; spot < 25; spot++) {
      double x = uniform(stream, 4L * spot) * (SIDE + 4) - 2;
      double y = uniform(stream, 4L * spot + 1) * (SIDE + 4) - 2;
      double reach = REACHES[(int) (3 * uniform(stream, 4L * spot + 2))];
      double strength = -Math.log(1 - uniform(stream, 4L * spot + 3)) / reach;
      for (int cell = 0; cell < weights.length; cell++) {
        double distance = Math.hypot(column(cell) + 0.5 - x, row(cell) + 0.5 - y);
        weights[cell] += strength * Math.exp(-distance * distance / 2 / reach / reach);
      }
    }
    for (int cell = 0; cell < weights.length; cell++) {
      weights[cell] *= isCity(cell) ? 1 : 0;
    }
    return shares(weights);
  }

  private boolean isCity(int cell) {
    for (int disc = 0; disc < 6; disc++) {
      double x = 8 + (SIDE - 16) * uniform(5, 3L * disc);
      double y = 8 + (SIDE - 16) * uniform(5, 3L * disc + 1);
      double radius = 5 + 5 * uniform(5, 3L * disc + 2);
      if (Math.hypot(column(cell) + 0.5 - x, row(cell) + 0.5 - y) < radius) {
        return true;
      }
    }
    return false;
  }

  private double[] week(int stream) {
    double[] hours = new double[168];
    Arrays.fill(hours, 0.4);
    int peaks = 1 + (int) (3 * uniform(stream, 0));
    for (int peak = 0; peak < peaks; peak++) {
      double at = 24 * uniform(stream, 1 + 2L * peak);
      double width = 1.5 + 2.5 * uniform(stream, 2 + 2L * peak);
      for (int i = 0; i < hours.length; i++) {
        double apart = Math.abs(i % 24 + 0.5 - at);
        double round = Math.min(apart, 24 - apart);
        double ofDay = 0.7 + 0.6 * uniform(stream, 100 + 7L * peak + i / 24);
        hours[i] += ofDay * Math.exp(-round * round / 2 / width / width);
      }
    }
    return shares(hours);
  }

  private Positions positions(double[] weights, int events, int stream) {
    double[] sums = sums(weights);
    double[] x = new double[events];
    double[] y = new double[events];
    long[] ones = new long[events];
    for (int i = 0; i < events; i++) {
      int cell = drawn(sums, uniform(stream, 3L * i));
      x[i] = CELL_M * (column(cell) + uniform(stream, 3L * i + 1));
      y[i] = CELL_M * (row(cell) + uniform(stream, 3L * i + 2));
      ones[i] = 1;
    }
    return new Positions(x, y, ones);
  }

  private ClockCounts clock(double[] weights, int events, int stream) {
    double[] sums = sums(weights);
    ClockCounts clock = new ClockCounts();
    for (int i = 0; i < events; i++) {
      clock.add(3600L * drawn(sums, uniform(stream, i)), null, ZoneOffset.UTC, 7);
    }
    return clock;
  }

  private static int column(int cell) {
    return cell / SIDE;
  }

  private static int row(int cell) {
    return cell % SIDE;
  }

  private double uniform(long stream, long position) {
    return CounterRandom.uniform(seed, stream, position);
  }

  private double[] mixed(double[] crime, double[] own) {
    double[] mixed = new double[own.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = shared * crime[i] + (1 - shared) * own[i];
    }
    return mixed;
  }

  private static double[] shares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static double[] sums(double[] weights) {
    double[] sums = weights.clone();
    Arrays.parallelPrefix(sums, Double::sum);
    return sums;
  }

  private static int drawn(double[] sums, double uniform) {
    int at = Arrays.binarySearch(sums, uniform * sums[sums.length - 1]);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
