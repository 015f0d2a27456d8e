/**
 * The invented province: a generator of incidents, crashes and the dumps that cities would deliver.
 *
 * <p>It shares no code and no tables with the modules that read dumps: what tests the product must
 * not be made of it.
 */
package citylake.sample;
