package citylake.models.linkage.engine;

/** No rule picks any pair, so there is nothing to learn from and nothing to link. */
public final class NothingToLearn extends RuntimeException {
  private static final long serialVersionUID = 1;

  NothingToLearn(long records) {
    super(
        "Cannot train a linkage model: no blocking rule picks any pair of the %d records. Nothing was linked; use rules with fewer columns, or a model that was trained before."
            .formatted(records));
  }
}
