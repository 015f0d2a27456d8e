/** The invented province of sixteen cities as a caller sees it: written night by night. */
package citylake.sample.province;
