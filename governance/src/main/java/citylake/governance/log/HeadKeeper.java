package citylake.governance.log;

import java.time.Instant;

/** Keeps heads of the chain where whoever can write the log cannot change them. */
public interface HeadKeeper {
  /** Keeps nothing: a log whose end may be cut off unnoticed. */
  HeadKeeper NONE = (head, at) -> {};

  void keep(Head head, Instant at);
}
