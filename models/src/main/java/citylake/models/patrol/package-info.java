/**
 * Patrol windows: where and when to be seen, for crimes and crashes alike (DDACTS).
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>which places are hot for both, in the hours that are busy for both?</td></tr>
 * <tr><td>method</td><td>cells hot (Gi*) for crimes and for crashes, times hours of the day in the busiest quarter of
 *     both, ranked by harm-weighted events; a cell takes only a few hours of a day</td></tr>
 * <tr><td>learns from</td><td>current reported incidents and crashes; cities near each other lie on one grid, so that a
 *     place on a border is one place</td></tr>
 * <tr><td>grain of the result</td><td>one stretch of hours in one cell</td></tr>
 * <tr><td>does not say</td><td>who; that stops would help (being seen is what was tested); that an event will
 *     happen</td></tr>
 * <tr><td>method note</td><td>docs/methods/patrol-window.md</td></tr>
 * </table>
 */
package citylake.models.patrol;
