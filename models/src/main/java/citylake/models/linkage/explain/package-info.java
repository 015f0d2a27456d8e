/**
 * Why a pair of records weighs what it weighs: for the clerk who decides about it, in words and as
 * a picture.
 *
 * <p>All that comes out of this package shows values of two persons' records. It is made for one
 * reader who asked for it; it is never published, logged, or put into a message.
 */
package citylake.models.linkage.explain;
