/** A linkage of anyone's files: read, train or use a model, score, write what was found. */
package citylake.orchestration.link;
