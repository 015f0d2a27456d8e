package citylake.sample.form;

/** Code systems of plate colours that are in use side by side, and contradict each other. */
public enum PlateColours {
  GAT_1400("5", "6", "9", "2", "1", "99"),
  /** HPYS of vehicle records. */
  TRAFFIC("2", "1", "4", "0", "3", "5"),
  /** The same field in another vendor's hands. */
  TRAFFIC_VARIANT("1", "2", "5", "3", "4", "9"),
  CITY_PLATFORM("1", "2", "5", "3", "4", "0");

  private final String blue;
  private final String yellow;
  private final String green;
  private final String white;
  private final String black;
  private final String unknown;

  PlateColours(
      String blue, String yellow, String green, String white, String black, String unknown) {
    this.blue = blue;
    this.yellow = yellow;
    this.green = green;
    this.white = white;
    this.black = black;
    this.unknown = unknown;
  }

  String of(PlateColour colour) {
    return switch (colour) {
      case BLUE -> blue;
      case YELLOW -> yellow;
      case GREEN -> green;
      case WHITE -> white;
      case BLACK -> black;
      case UNKNOWN -> unknown;
    };
  }
}
