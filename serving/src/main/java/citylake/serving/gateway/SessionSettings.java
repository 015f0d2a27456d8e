package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client may set: the purpose and the case that its statements are for. Nothing else. */
final class SessionSettings {
  static final String PURPOSE = "citylake.purpose";
  static final String CASE = "citylake.case";

  /** Clients put this before what the address of a connection sets. */
  private static final Set<String> PREFIXES = Set.of("set:hiveconf:", "set:hivevar:");

  /** Said by drivers of themselves, at each connection; taken, and without effect. */
  private static final Set<String> OF_DRIVERS =
      Set.of(
          "hive.server2.thrift.resultset.default.fetch.size",
          "hive.server2.thrift.client.user",
          "hive.metastore.token.signature");

  private static final String PROXY = "hive.server2.proxy.user";
  private static final String USE = "use:database";
  private static final Pattern VALUE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/:()-]{0,99}");

  /** Asked only where a purpose is given. */
  interface Purposes {
    Set<String> codes() throws Refusal;
  }

  private String purpose;
  private String caseNo;

  /**
   * @return the schema to begin in; null where none is named
   */
  synchronized String opened(Map<String, String> configuration, Purposes purposes) throws Refusal {
    String schema = null;
    for (Map.Entry<String, String> entry : configuration.entrySet()) {
      String key = bare(entry.getKey());
      if (key.equals(USE)) {
        schema = entry.getValue();
      } else if (!OF_DRIVERS.contains(key)) {
        set(key, entry.getValue(), purposes);
      }
    }
    return schema;
  }

  private static String bare(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return PREFIXES.stream()
        .filter(lower::startsWith)
        .findFirst()
        .map(prefix -> lower.substring(prefix.length()))
        .orElse(lower);
  }

  /** An empty value takes it back. */
  synchronized void set(String key, String value, Purposes purposes) throws Refusal {
    String given = value == null || value.isBlank() ? null : value.strip();
    switch (key.toLowerCase(Locale.ROOT)) {
      case PURPOSE -> purpose = known(valid(PURPOSE, given), purposes);
      case CASE -> caseNo = valid(CASE, given);
      case PROXY ->
          throw new Refusal(
              Refusal.NOT_LET_IN,
              "Cannot act for another user (hive.server2.proxy.user): each logs in with their own name. Nothing was set.");
      default -> throw unknown(key);
    }
  }

  private static String valid(String key, String value) throws Refusal {
    if (value != null && !VALUE.matcher(value).matches()) {
      throw new Refusal(
          Refusal.SETTING,
          "Invalid value of %s: letters, digits and . _ / : ( ) - are taken, at most 100. Nothing was set."
              .formatted(key));
    }
    return value;
  }

  private static String known(String purpose, Purposes purposes) throws Refusal {
    if (purpose != null) {
      Set<String> codes = purposes.codes();
      if (!codes.contains(purpose)) {
        throw new Refusal(
            Refusal.SETTING,
            "Invalid purpose '%s'. Purposes are: %s. Nothing was set."
                .formatted(purpose, String.join(", ", codes)));
      }
    }
    return purpose;
  }

  /** The value; empty where none is set. */
  synchronized String value(String key) throws Refusal {
    String value =
        switch (key.toLowerCase(Locale.ROOT)) {
          case PURPOSE -> purpose;
          case CASE -> caseNo;
          default -> throw unknown(key);
        };
    return value == null ? "" : value;
  }

  private static Refusal unknown(String key) {
    return new Refusal(
        Refusal.NOT_ALLOWED,
        "Cannot set '%s' here: only %s and %s can be set. Nothing was changed."
            .formatted(key.length() > 80 ? key.substring(0, 80) : key, PURPOSE, CASE));
  }

  synchronized String purpose() {
    return purpose;
  }

  synchronized String caseNo() {
    return caseNo;
  }
}
