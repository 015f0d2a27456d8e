package citylake.orchestration.night;

/**
 * What a step of a night may go on beside. Small and large steps want other settings of the one
 * session that they share, so only steps of one size go on at once.
 */
enum Company {
  /** Small steps. */
  SMALL,
  /** Large steps that take nothing in and only read the lake. */
  LARGE,
  /**
   * None: what sets the session up anew, or changes what steps stand on; and what takes in many
   * records, for it holds them in memory.
   */
  NONE
}
