/** Where results wait until they are fetched: encrypted files of this process alone. */
package citylake.serving.gateway.spool;
