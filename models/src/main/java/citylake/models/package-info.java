/**
 * What the models share: the cities they run over and the events they learn from.
 *
 * <p>A model is a pure function of its input tables and typed parameters: the same rows in give the
 * same rows out, whatever the partitioning. It reads no clock, opens no session, writes nothing.
 * Places and hours are scored, persons never: the only columns that models read are the ones named
 * in {@link citylake.models.ModelEvents}.
 */
package citylake.models;
