/** Vehicles, cameras, and the trips that take the ones past the others. */
package citylake.sample.traffic;
