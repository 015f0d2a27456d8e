package citylake.serving.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a gateway is, as {@code host:port}, or as JDBC writes it: {@code
 * jdbc:hive2://host:port/schema}.
 *
 * @param schema where names without a schema are looked for; null for nowhere
 */
public record GatewayAddress(String host, int port, String schema) {
  private static final Pattern FORM =
      Pattern.compile("(?:jdbc:hive2://)?([^/:;]+|\\[[^]]+]):([0-9]{1,5})(?:/([A-Za-z0-9_]*))?");
  private static final int LAST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException where it is none
   */
  public static GatewayAddress of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
      throw new IllegalArgumentException(
          "Invalid address of a gateway: '%s' (wanted: HOST:PORT, e.g. 127.0.0.1:10443)"
              .formatted(text));
    }
    String schema = parts.group(3);
    return new GatewayAddress(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        schema == null || schema.isEmpty() ? null : schema);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
