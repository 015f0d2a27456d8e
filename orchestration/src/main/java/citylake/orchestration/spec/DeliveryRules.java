package citylake.orchestration.spec;

import citylake.etl.format.Formats;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Rhythm;
import citylake.quality.arrival.ArrivalLimits;
import citylake.serving.document.Block;
import java.util.List;

/** What holds for every dump of every city, with the limits that the night keeps. */
final class DeliveryRules {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private DeliveryRules() {}

  static List<Block> blocks() {
    return List.of(
        new Block.Heading(2, "How to deliver"),
        new Block.Table(List.of("about", "rule"), rules(), List.of()),
        new Block.Heading(2, "When a whole file is not taken"),
        new Block.Paragraph(
            "Nothing of such a file is taken, what was delivered before stays as it is, and no other city waits. The city is told the reason and what to send."),
        new Block.Table(List.of("reason", "when"), refusals(), List.of(0)));
  }

  private static List<List<String>> rules() {
    return List.of(
        List.of(
            "files",
            "In the format that was agreed, as it is or in gzip, in the city's folder; one kind of record a file. Delimited text unless another is agreed (%s)."
                .formatted(String.join(", ", Formats.NAMES))),
        List.of(
            "names",
            "As agreed for each dump, with the date in the name, e.g. incident_20260302.csv.gz. While a file is being written its name ends in .part or begins with a dot; a file that has its name does not change any more."),
        List.of(
            "what a file holds",
            "What is new, changed or taken back since the file before; the first one holds all that there is. A whole register each night does as well: what is missing from it is not taken back by that, and one that is as before is refused as same_records_twice, without harm."),
        List.of(
            "night",
            "A file counts for the night that takes it, whatever date is in its name. A deadline before noon is on the night's own date, one from noon on is on the evening before."),
        List.of(
            "JSON",
            "json-lines: one object a line, in UTF-8; paged-json: pages in one file, with their records at an agreed path. Nested fields are agreed by path (vehicle.plate.no). Null, an empty text and a field that is not there mean the same, but each agreed field is in at least one record of a file, null at least. What may begin with a zero (codes, numbers of records, people and telephones) is a text."),
        List.of(
            "header",
            "The first line of delimited text names the fields, exactly as in the contract and in its order; formats in which each record names its fields, or the file does, keep to the contract's names in any order. A field that is added, renamed or left out is told to the data team before it comes."),
        List.of(
            "encoding",
            "One encoding from the first byte to the last, as agreed: UTF-8, or GB 18030, or another that the contract names."),
        List.of(
            "fields",
            "Delimited text has commas unless its contract names another separator, lines that end in LF or CR LF, and no byte order mark but at its start. A field that holds the separator, a quote or a line end stands in quotes, and quotes in it are doubled. What is not known is left empty: no 0, no default time, no place of an office."),
        List.of(
            "times",
            "What the city's clocks showed, in one form, without a zone; or, where that is agreed for the field, seconds or milliseconds since 1970 UTC, or UTC with a Z. The contract says the form of each field, e.g. yyyy-MM-dd HH:mm:ss. Where only the day is known, only the day: it becomes no time."),
        List.of(
            "places",
            "Two numbers as the city has them, in the agreed coordinate system: the lake brings them to WGS84. Chinese cities say for each dump whether it is CGCS2000, WGS84, GCJ-02, BD-09 or a local grid."),
        List.of(
            "numbers of records",
            "Each record has a number that is its own for ever, in the field or fields that are named below, and that is used for nothing else. One without its number is set aside."),
        List.of(
            "corrections",
            "The whole record again, with the same number; that with the greatest agreed version counts, whenever it comes; of those with the same version, or with none, the last by night, then by file name and place in the file. The same record once more changes nothing. A record that gives the changed fields alone is set aside."),
        List.of(
            "actions and versions",
            "Each contract names a field that says what a record does (e.g. action: A new, U changed, D taken back), and one with its version, which grows with each change of the record; and lists their values."),
        List.of(
            "retractions",
            "The record again, marked as taken back in that field. A whole record of the same number that comes later, or with a greater version, lets it stand again. One that takes back a record which never came, or is taken back already, is set aside."),
        List.of(
            "trials", "Records of a platform's trials are marked in an agreed field, or not sent."),
        List.of(
            "deadline",
            "The agreed local time. What comes later is taken by the next night. A night without events sends no file, which counts as missing where one was due: where that happens often, another rhythm is agreed (%s)."
                .formatted(Rhythm.FORMS)),
        List.of(
            "manifest",
            "Of records: none is needed, save in an archive of parts, which holds a list of its parts, as sha256sum or md5sum writes it, under the agreed name. (The list of checksums by which a fetch tells whole files is another thing, see above.) Every file is taken once, by its content. The night's account gives back size, SHA-256 and number of records of each file, which the city can compare with its own."));
  }

  private static List<List<String>> refusals() {
    ScanLimits limits = ScanLimits.DEFAULT;
    ArrivalLimits usual = ArrivalLimits.DEFAULT;
    return List.of(
        List.of("empty_file, header_only", "It holds no record."),
        List.of(
            "wrong_format",
            "It is not of the agreed format: a workbook, an archive, a document, a web page."),
        List.of(
            "wrong_encoding",
            "It is in another encoding than agreed, or in two: more than %s of 100 records cannot be read in it.%s"
                .formatted(percent(limits.undecodableShare()), fewAreSetAside(limits))),
        List.of(
            "missing_column, extra_column, renamed_column, moved_column",
            "Its header, or the fields that its records have, are not the contract's."),
        List.of(
            "too_many_faulty_records",
            "More than %s of 100 records cannot be read as the contract says: too few or too many fields, text that is not of the format.%s"
                .formatted(percent(limits.misshapenShare()), fewAreSetAside(limits))),
        List.of(
            "open_quote",
            "More than %s of 100 lines, and more than %d or half of them, lie in such records: a quote is never closed."
                .formatted(percent(limits.misshapenShare()), limits.fewFaulty())),
        List.of(
            "record_too_long",
            "A record is longer than %d MiB; mostly a quote that is never closed."
                .formatted(limits.recordBytes() / MIB)),
        List.of(
            "truncated_gzip, corrupt_gzip, truncated_file, corrupt_file",
            "The gzip content, or the file itself, is cut off or damaged."),
        List.of(
            "encrypted_file, missing_sheet, missing_table, block_too_large",
            "A workbook, archive, dump or Parquet file cannot be opened, or has not what was agreed."),
        List.of(
            "manifest_disagrees, checksum_disagrees",
            "The parts of an archive are not those of its manifest."),
        List.of(
            "zip_bomb",
            "The content of gzip, a workbook or an archive grows more than %.0f-fold, or beyond %d GiB."
                .formatted(limits.expansionRatio(), limits.uncompressedBytes() / GIB)),
        List.of(
            "same_file_twice, same_records_twice",
            "The lake has its bytes, or all of its records, already. Nothing is counted twice."),
        List.of(
            "against history",
            "Once %d files of a dump were taken: fewer than one in %.0f of the usual records, or more than %.0f times as many, from %,d on; an emptied field, or another type than before. The message says which. A change for good, as by a reform of districts, is told to the data team before it comes."
                .formatted(
                    usual.enough(),
                    usual.refusedFactor(),
                    usual.refusedFactor(),
                    usual.refusedMany())));
  }

  /** What becomes of a small file, in which one record is a large share. */
  private static String fewAreSetAside(ScanLimits limits) {
    return " Up to %d such records never refuse a file of which they are fewer than half: they are set aside, and the others are taken."
        .formatted(limits.fewFaulty());
  }

  private static String percent(double share) {
    return share * 100 == Math.rint(share * 100)
        ? Long.toString(Math.round(share * 100))
        : Double.toString(share * 100);
  }
}
