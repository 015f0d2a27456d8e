/** Which known name was meant by one that is not known. */
package citylake.orchestration.spelling;
