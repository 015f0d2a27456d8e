package citylake.models.clock;

import citylake.models.parameters.ParameterFile;
import java.io.Serializable;

/**
 * What the clock can be told.
 *
 * @param longestSpanDays events whose span is longer are set apart, days; at most 7, else hours
 *     would be counted round the week
 * @param withDiscovered whether incidents that patrols discovered are learnt from as well
 */
public record HourClockParameters(int longestSpanDays, boolean withDiscovered)
    implements Serializable {

  public HourClockParameters {
    if (longestSpanDays < 1 || longestSpanDays > 7) {
      throw new IllegalArgumentException(
          "Invalid hour clock parameters: longest_span must be from 1 to 7 days: "
              + longestSpanDays);
    }
  }

  /** The declared ones: {@code parameters/hour-clock.yaml}. */
  public static HourClockParameters declared() {
    ParameterFile file = ParameterFile.of("hour-clock", "longest_span", "with_discovered");
    return new HourClockParameters(file.wholeNumber("longest_span"), file.truth("with_discovered"));
  }
}
