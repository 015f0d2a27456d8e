-- Files without bytes that are one record (workbooks, Parquet and the like) are unpacked to lines of text first: readers
-- of record and byte_offset are told whose bytes these then are. No row changes; rows of before are of text files.
ALTER TABLE raw.record ALTER COLUMN byte_offset COMMENT 'place of the record\'s first byte in the uncompressed file, or in the text that it is unpacked to, 0-based';
ALTER TABLE raw.record ALTER COLUMN record COMMENT 'the record\'s exact bytes in the file\'s own encoding, without the record end; of a file that is unpacked first, such as a workbook, the line of text that the record gives';
ALTER TABLE quarantine.record ALTER COLUMN byte_offset COMMENT 'place of the record\'s first byte in the uncompressed file, or in the text that it is unpacked to, 0-based';
ALTER TABLE quarantine.record ALTER COLUMN record COMMENT 'the record\'s exact bytes in the file\'s own encoding, without the record end; of a file that is unpacked first, such as a workbook, the line of text that the record gives';
