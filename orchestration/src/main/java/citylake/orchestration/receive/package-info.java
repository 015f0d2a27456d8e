/**
 * Takes in what cities upload: by HTTPS, with a token a city, whole files alone, into the folder of
 * dumps that nights read.
 */
package citylake.orchestration.receive;
