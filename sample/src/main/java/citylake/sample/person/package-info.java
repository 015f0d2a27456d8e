/** People who do not exist, in the registers of an invented province, for measuring linkage. */
package citylake.sample.person;
