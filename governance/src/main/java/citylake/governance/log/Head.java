package citylake.governance.log;

/**
 * Where the chain has come to: who knows the hash of an entry knows all before it.
 *
 * @param seq number of the entry; 0 where there is none yet
 */
public record Head(long seq, String hash) {
  static final Head NONE = new Head(0, Sm3.NOTHING);
}
