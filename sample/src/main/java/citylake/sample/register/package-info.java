/** What registers know of people and dwellings, each in its own way and not always rightly. */
package citylake.sample.register;
