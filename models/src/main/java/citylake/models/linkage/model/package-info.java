/**
 * The arithmetic of Fellegi and Sunter: m, u and prior, weights in bits, and how they are learnt
 * from counts.
 */
package citylake.models.linkage.model;
