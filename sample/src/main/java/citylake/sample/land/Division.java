package citylake.sample.land;

/**
 * A county, town or community.
 *
 * @param code 6, 9 or 12 digits, as the statistical codes have it
 * @param name with its ending (区, 镇, 村委会)
 * @param eastM metres east of the city's centre
 * @param northM metres north of it
 * @param parent the town of a community, the county of a town; null for a county
 * @param isRural whether houses stand alone, in groups (组), rather than in compounds
 */
public record Division(
    String code, String name, double eastM, double northM, boolean isRural, Division parent) {}
