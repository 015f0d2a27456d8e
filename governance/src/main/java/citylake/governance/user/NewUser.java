package citylake.governance.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** Adds somebody to a file of users; comments of the file are lost. */
public final class NewUser {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final int PASSWORD_BYTES = 18;

  private NewUser() {}

  /**
   * @param roles that the policy has
   * @return the new password; the file keeps its hash alone
   * @throws IllegalStateException for a name that is taken or a role that there is not
   */
  public static String add(Path file, User user, Set<String> roles) throws IOException {
    if (!roles.containsAll(user.roles())) {
      throw new IllegalStateException(
          "Cannot add %s: the policy has no role %s; it has %s. Nothing was changed."
              .formatted(user.name(), String.join(", ", user.roles()), new TreeSet<>(roles)));
    }
    ObjectNode root = root(file);
    ArrayNode users = root.withArray("users");
    for (JsonNode other : users) {
      if (other.path("name").asText().equals(user.name())) {
        throw new IllegalStateException(
            "Cannot add %s: %s has a user of that name. Nothing was changed."
                .formatted(user.name(), file));
      }
    }
    String password = password();
    ObjectNode entry = users.addObject().put("name", user.name());
    user.roles().forEach(entry.putArray("roles")::add);
    if (user.city() != null) {
      entry.put("city", user.city());
    }
    new TreeSet<>(user.districts()).forEach(entry.withArray("districts")::add);
    entry.put("password", PasswordHash.of(password.toCharArray()));
    write(file, root);
    return password;
  }

  private static ObjectNode root(Path file) throws IOException {
    JsonNode there = Files.exists(file) ? YAML.readTree(Files.readString(file)) : null;
    return there instanceof ObjectNode object ? object : YAML.createObjectNode();
  }

  private static void write(Path file, ObjectNode root) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, YAML.writeValueAsString(root));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
