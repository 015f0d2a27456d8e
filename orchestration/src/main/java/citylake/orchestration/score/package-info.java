/** The score card of cities and vendors, as {@code published.score_card} holds it. */
package citylake.orchestration.score;
