package citylake.models.hotplace;

import java.util.Locale;

/** What is said of a cell. */
public enum Label {
  /** More events than chance, by the normal and by the exact test. */
  HOT,
  /** Fewer events than chance, by the normal and by the exact test of the lower tail. */
  COLD,
  /** Not told from chance. */
  NOT_SIGNIFICANT,
  /** The study area is too small or its counts are all alike: nothing was tested. */
  NOT_JUDGED;

  /** As it stands in tables. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
