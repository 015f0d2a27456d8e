package citylake.sample.form;

/**
 * How one vendor spells values. Each habit is declared, so that a test can ask whether it is
 * undone.
 *
 * @param times how wall clocks and dates are written
 * @param places in which coordinate system places are given
 * @param colours code system of plate colours
 * @param noPlate what stands where no plate was seen
 * @param isSpeedInMetres whether speed is in metres a second with one decimal, not in km/h
 * @param hasFullWidthIds whether one ID number in twenty is in full-width characters
 * @param truths how yes and no are written
 * @param offences code system of offences
 * @param unknown what stands where nothing is known
 */
public record Habits(
    TimeForm times,
    Coordinates places,
    PlateColours colours,
    String noPlate,
    boolean isSpeedInMetres,
    boolean hasFullWidthIds,
    Truths truths,
    OffenceCodes offences,
    String unknown) {

  /** The provincial standard's own. */
  static final Habits STANDARD =
      new Habits(
          TimeForm.DASHES,
          Coordinates.WGS84,
          PlateColours.GAT_1400,
          "无车牌",
          false,
          false,
          Truths.ONE_ZERO,
          OffenceCodes.STANDARD,
          "");
}
