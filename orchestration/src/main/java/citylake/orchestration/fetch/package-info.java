/**
 * Fetches what the cities have laid out into the folder of dumps that nights read: only whole
 * files, each once, going on where a transfer broke off.
 */
package citylake.orchestration.fetch;
