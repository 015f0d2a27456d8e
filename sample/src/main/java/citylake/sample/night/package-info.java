/** What a night tells of a row, and when a city's files arrive, in which state. */
package citylake.sample.night;
