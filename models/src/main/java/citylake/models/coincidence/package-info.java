/**
 * Coincidence: do the hot places and hot hours of crashes coincide with those of crime?
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>city by city, are crashes where and when crime is?</td></tr>
 * <tr><td>method</td><td>place: Lee's L and bivariate Moran of 500 m cells, ranks, overlap of the 5 % busiest cells,
 *     cross-K and pair correlation; time: correlation of the two clocks over 24 and 168 hours, with and without default
 *     times, and of what remains after day and hour means; each held against shifts of one side against the other
 *     (toroidal in place, round the week in time); from these a verdict in words</td></tr>
 * <tr><td>learns from</td><td>the events of the hot place and clock models</td></tr>
 * <tr><td>grain of the result</td><td>one figure of one city</td></tr>
 * <tr><td>does not say</td><td>that one causes the other; that stops would help; anything of a person</td></tr>
 * <tr><td>method note</td><td>docs/methods/coincidence.md</td></tr>
 * </table>
 */
package citylake.models.coincidence;
