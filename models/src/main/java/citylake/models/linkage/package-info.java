/**
 * Linkage: which records of many registers are one person?
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>which records of one table, or of many, are of one person?</td></tr>
 * <tr><td>purpose</td><td>verification of the population register and identification of an unknown person: two of the
 *     four permitted functions about persons (docs/ethics.md). Nothing else may use it on persons</td></tr>
 * <tr><td>method</td><td>Fellegi and Sunter: comparisons as ordered levels, weights in bits, learnt without labels</td></tr>
 * <tr><td>grain of the result</td><td>one pair of records with its weight and the weight of each comparison</td></tr>
 * <tr><td>does not say</td><td>anything about a person: it scores whether two records are of one, never who that is
 *     like or what they will do. A difference starts a conversation, never a sanction</td></tr>
 * <tr><td>method note</td><td>docs/methods/linkage.md</td></tr>
 * </table>
 */
package citylake.models.linkage;
