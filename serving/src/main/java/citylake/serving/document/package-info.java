/** Documents for people: made of headings, paragraphs and tables, written as Markdown or HTML. */
package citylake.serving.document;
