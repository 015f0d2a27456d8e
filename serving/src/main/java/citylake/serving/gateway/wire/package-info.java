/** What travels on the wire of the HiveServer2 protocol: log-in, types, rows, errors. */
package citylake.serving.gateway.wire;
