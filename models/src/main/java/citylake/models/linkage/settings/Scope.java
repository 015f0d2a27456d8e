package citylake.models.linkage.settings;

/** Which pairs may be one person: all, or those of different sources alone. */
public enum Scope {
  /** Any two records. */
  ALL,
  /** Only records of different sources: each source names a person once. */
  BETWEEN
}
