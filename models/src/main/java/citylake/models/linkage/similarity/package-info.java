/**
 * How alike two values are: text by code point, dates by distance in days, ID numbers by digit,
 * places by metres.
 *
 * <p>Every agreement is symmetric, takes no notice of the machine's locale, and is false where a
 * value cannot be read as what it should be.
 */
package citylake.models.linkage.similarity;
