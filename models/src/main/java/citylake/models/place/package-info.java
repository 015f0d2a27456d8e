/**
 * Square grids over a city: from a place to its cell and back, cells with their counts.
 *
 * <p>Cells are laid in a transverse Mercator projection centred on the city's declared centre
 * (WGS84 ellipsoid, scale 1 there), so that within 40 km a metre of the grid is a metre of the
 * ground to 2 parts in 100,000. A grid is a table of cells, never a matrix of weights.
 */
package citylake.models.place;
