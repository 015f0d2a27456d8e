package citylake.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Hash of a declaration by what it says, not by how the file is laid out. */
final class ContractHash {
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ContractHash() {}

  /** SHA-256 in hex over the declaration as JSON with sorted field names. */
  static String of(JsonNode contract) {
    try {
      Object plain = SORTED.treeToValue(contract, Object.class);
      return Sha256.hex(SORTED.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Cannot hash a contract that was just read", impossible);
    }
  }
}
