/** Chance that can be had again: each entity draws from a sequence of its own. */
package citylake.sample.draw;
