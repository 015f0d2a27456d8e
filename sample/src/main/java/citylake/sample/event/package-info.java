/** What happens: crimes, crashes, calls for help and frauds, with what is planted among them. */
package citylake.sample.event;
