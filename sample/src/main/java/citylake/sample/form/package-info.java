/**
 * What cities deliver and in which form: kinds with their fields, and a form for each city that
 * turns rows into a file's bytes. Nothing of how they are read.
 */
package citylake.sample.form;
