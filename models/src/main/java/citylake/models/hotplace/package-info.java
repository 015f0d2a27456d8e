/**
 * Hot places: cells whose neighbourhood holds more events than chance would put there.
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>where did more happen than an even spread over the city would explain?</td></tr>
 * <tr><td>method</td><td>Getis-Ord Gi* on square cells (queen neighbours and the cell itself, binary), two-sided
 *     normal p, and an exact binomial tail beside it; Benjamini-Hochberg over all cells of the study area for both;
 *     hot or cold only where both agree</td></tr>
 * <tr><td>learns from</td><td>current incidents that were reported, and crashes, with a place; never from what patrols
 *     discovered, never from anything about a person</td></tr>
 * <tr><td>grain of the result</td><td>one cell of one city and kind</td></tr>
 * <tr><td>does not say</td><td>why; who; what will happen; that a place is more dangerous for a passer-by (counts are
 *     not divided by the people who are there)</td></tr>
 * <tr><td>refuses</td><td>study areas under 30 cells, and counts that are all alike: such cells are labelled
 *     {@code not_judged}</td></tr>
 * <tr><td>method note</td><td>docs/methods/hot-place.md</td></tr>
 * </table>
 */
package citylake.models.hotplace;
