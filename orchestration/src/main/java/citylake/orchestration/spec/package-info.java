/** The interface for cities as a document: what the declarations ask of a dump, in words. */
package citylake.orchestration.spec;
