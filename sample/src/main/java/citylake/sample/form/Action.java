package citylake.sample.form;

/** What a record does to the row of its number. */
public enum Action {
  /** Brings it. */
  ADD("A"),
  /** Puts the whole row in place of the one before. */
  CHANGE("U"),
  /** Changes the fields that are filled and leaves the others. */
  CHANGE_PART("P"),
  /** Takes it back. */
  RETRACT("D");

  private final String code;

  Action(String code) {
    this.code = code;
  }

  /** The provincial standard's code. */
  public String code() {
    return code;
  }
}
