package citylake.sample.form;

/** How platforms write yes and no. */
public enum Truths {
  ONE_ZERO("1", "0"),
  CHINESE("是", "否"),
  YES_NO("Y", "N"),
  WORDS("true", "false"),
  INITIALS("T", "F");

  private final String yes;
  private final String no;

  Truths(String yes, String no) {
    this.yes = yes;
    this.no = no;
  }

  String of(boolean value) {
    return value ? yes : no;
  }
}
