package citylake.models.coincidence;

/** Whether crime and crashes coincide, as said of a city's places or hours. */
public enum Verdict {
  COINCIDE("coincide"),
  PARTLY("partly"),
  DO_NOT_COINCIDE("do not coincide"),
  TOO_FEW("too few");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As it stands in derived.coincidence_verdict. */
  public String words() {
    return words;
  }
}
