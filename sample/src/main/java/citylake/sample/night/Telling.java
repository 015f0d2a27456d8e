package citylake.sample.night;

/** What a night's file tells of a row. */
public enum Telling {
  NOTHING,
  NEW,
  /** For the first time, with a mistake that a later night sets right. */
  NEW_MISTAKEN,
  /** For the first time, when it has changed already. */
  NEW_CHANGED,
  /** The mistake is set right. */
  CORRECTED,
  /** Something happened: it moved, ended, died. */
  CHANGED,
  /** It should never have been told. */
  RETRACTED,
  /** What an earlier night told, once more. */
  REPEATED
}
