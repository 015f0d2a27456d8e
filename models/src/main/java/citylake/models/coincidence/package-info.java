/**
 * Coincidence: do the hot places and hot hours of crashes coincide with those of crime?
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>city by city, are crashes where and when crime is?</td></tr>
 * <tr><td>method</td><td>correlation (Pearson, Spearman) of the two clocks over 24 and 168 hours, with and without
 *     default times, and on what remains after day and hour means; rank correlation over 500 m cells; overlap of the
 *     5 % busiest cells with its lift and Jaccard index</td></tr>
 * <tr><td>learns from</td><td>the events of the hot place and clock models</td></tr>
 * <tr><td>grain of the result</td><td>one figure of one city</td></tr>
 * <tr><td>does not say</td><td>whether the figures differ from chance (neighbouring cells and hours are alike, so naive
 *     p-values are far too small and none is given); that one causes the other; that stops would help</td></tr>
 * <tr><td>method note</td><td>docs/methods/coincidence.md</td></tr>
 * </table>
 */
package citylake.models.coincidence;
