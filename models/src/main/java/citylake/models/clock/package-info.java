/**
 * The hour-of-week clock: in which of the 168 hours of a local week events happened.
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>when in the week do incidents and crashes happen, on the city's own wall clock?</td></tr>
 * <tr><td>method</td><td>aoristic: an event known to lie in a span weighs in each hour the share of the span that falls
 *     into it; an event with one time weighs 1 in its hour; spans over seven days are set apart</td></tr>
 * <tr><td>learns from</td><td>current incidents that were reported, and crashes, with a time; places and persons are not
 *     read</td></tr>
 * <tr><td>grain of the result</td><td>one hour of the week of one city and kind</td></tr>
 * <tr><td>does not say</td><td>at which moment of its span an event happened; whether an hour is dangerous for the few
 *     who are about</td></tr>
 * <tr><td>method note</td><td>docs/methods/clock.md</td></tr>
 * </table>
 */
package citylake.models.clock;
