package citylake.models.place;

/**
 * A place on the ground, WGS84.
 *
 * @param lon degrees east
 * @param lat degrees north
 */
public record LonLat(double lon, double lat) {}
