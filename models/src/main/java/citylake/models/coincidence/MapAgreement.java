package citylake.models.coincidence;

/**
 * How alike two maps are, over the cells that both cover. NaN where a map does not vary there.
 *
 * @param cells cells compared
 * @param lee Lee's L (2001), row-standardised queen weights with the cell itself
 * @param moran bivariate Moran's I: crime here against the mean of crashes in the cells around,
 *     row-standardised queen weights
 * @param neighbourhoodR L over the geometric mean of each map's own L: the correlation of the
 *     neighbourhoods' means, about the maps' means. L alone shrinks with how ragged the maps are;
 *     this does not
 * @param topShare share of the busiest crash cells that are among the busiest crime cells; cells
 *     equal at the limit share what is left of the top
 */
record MapAgreement(int cells, double lee, double moran, double neighbourhoodR, double topShare) {}
