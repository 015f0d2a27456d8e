package citylake.orchestration.spec;

import citylake.serving.document.Block;
import java.util.List;

/** By which ways files come to the lake, and when one counts as whole. */
final class TransportRules {
  private TransportRules() {}

  static List<Block> blocks() {
    return List.of(
        new Block.Heading(2, "How files come here"),
        new Block.Paragraph(
            "One of two ways is agreed when a city is connected: its files are fetched, or it sends them. The data team gives the city its id, and one that sends the address and a token. What is secret (tokens, passwords, keys) is told by telephone or letter, never by e-mail."),
        new Block.Table(List.of("fetched from", "the city gives"), fetched(), List.of()),
        new Block.Paragraph(
            "A file that is fetched has to be whole. Which of these tells so is agreed, the first being the best:"),
        new Block.Table(List.of("told by", "how"), whole(), List.of()),
        new Block.Paragraph(
            "A city that sends its files puts each (HTTP PUT) to https://<address>/v1/<city>/<file name>, by HTTPS (TLS 1.2 or 1.3), with the headers Authorization: Bearer <token> and X-Checksum-Sha256: <SHA-256 of the file, hex>. Largest file: as agreed, 4 GiB unless another size is. It gets a receipt in JSON: city, file, bytes, sha256, received_at. Keep it: what has a receipt lies here."),
        new Block.Table(List.of("answer", "means, and what to do"), answers(), List.of(0)),
        new Block.Paragraph(
            "A transfer that breaks off leaves nothing half here: fetching goes on where it broke, and a city sends again. The same file sent twice counts once."));
  }

  private static List<List<String>> fetched() {
    return List.of(
        List.of(
            "SFTP",
            "host, port, folder, user and password or our public key let in, and the fingerprint of the server's ECDSA or RSA key (SHA256:...)"),
        List.of(
            "HTTPS",
            "address of the folder, token or user and password; the names of the files, or a list of checksums, as nothing can be listed there. Content-Length is sent, and ETag or Last-Modified, so that a broken transfer can go on"),
        List.of("S3", "bucket, prefix, endpoint and a key that may list and read"),
        List.of("HDFS", "address and folder, without Kerberos"),
        List.of("a share", "its address; it is mounted here to be read"));
  }

  private static List<List<String>> whole() {
    return List.of(
        List.of(
            "a list of checksums",
            "a file SHA256SUMS in the same folder, as sha256sum writes it: SHA-256, two spaces, name, a line a file. Written under another name after the files, and renamed"),
        List.of(
            "a marker",
            "beside each file an empty one of its name and .done, or one that holds the file's SHA-256, written after it; for a file that is sent again it is written again"),
        List.of(
            "standing still",
            "size and time have not changed for the agreed seconds; only where the city's program can do neither of the others"));
  }

  private static List<List<String>> answers() {
    return List.of(
        List.of("201", "Taken; this is the receipt."),
        List.of("200", "This file had come before; this is its receipt."),
        List.of("400", "The checksum is missing, or is no SHA-256: send it."),
        List.of(
            "401, 403",
            "The token is not known, was taken back or is another city's: ask the data team for another."),
        List.of("404, 405", "The address is not of this form, or the method is not PUT."),
        List.of(
            "409",
            "Another file of this name came before and stays: give the corrected one a name of its own, e.g. with _2."),
        List.of(
            "413", "The file is too large: pack it, or send it in parts with names of their own."),
        List.of(
            "422",
            "No dump of the city has such names, or the file is not what its checksum says: look at both, and send again."),
        List.of("500, 503", "Nothing was kept: send it again in some minutes."),
        List.of(
            "507",
            "There is no room for the file: tell the data team, and send it again when it says so."));
  }
}
