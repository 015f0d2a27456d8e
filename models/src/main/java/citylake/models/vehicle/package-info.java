/**
 * Trips of one vehicle, for a case that may see its sightings and for nothing else.
 *
 * <table>
 * <caption>Card</caption>
 * <tr><td>question</td><td>from which camera to which, over which borders, was the vehicle of this case seen?</td></tr>
 * <tr><td>method</td><td>sightings in the order of time and camera; the same camera again within 10 seconds is one
 *     sighting; more than 60 minutes apart are two trips; a leg above 180 km/h ends the trip and is to be checked: a
 *     clone or a misread plate</td></tr>
 * <tr><td>learns from</td><td>nothing; it is given the sightings that an approval opens</td></tr>
 * <tr><td>grain of the result</td><td>one trip of one plate</td></tr>
 * <tr><td>does not say</td><td>who drove; by which road; where the vehicle was between two cameras; where it will
 *     be</td></tr>
 * </table>
 */
package citylake.models.vehicle;
