/**
 * The invented province's land: sixteen cities with counties, towns and communities, streets and
 * dwellings, and how people write where they live.
 *
 * <p>It lies in the Philippine Sea around 16.5° N, 130.5° E, more than 500 km from any land: open
 * ocean, yet within the bounds in which GCJ-02 shifts places, so that shifted coordinates differ.
 */
package citylake.sample.land;
