package citylake.lake;

/** Another release was committed between this night's start and its end. */
public final class ReleaseConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReleaseConflict(Release release, Throwable cause) {
    super(
        "Cannot commit release %d: it was prepared on release %s, but another release has come since. Readers see that one; nothing of this night shows. Run the night again."
            .formatted(release.number(), release.parent() == null ? "none" : release.parent()),
        cause);
  }
}
