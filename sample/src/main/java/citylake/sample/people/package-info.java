/** Who lives in the invented province: households, their births, deaths and moves. */
package citylake.sample.people;
