package citylake.sample.form;

/** Ground of a plate: blue for small cars, yellow for large ones, green for new energy. */
public enum PlateColour {
  BLUE,
  YELLOW,
  GREEN,
  WHITE,
  BLACK,
  UNKNOWN
}
