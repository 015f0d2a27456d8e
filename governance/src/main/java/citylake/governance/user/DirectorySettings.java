package citylake.governance.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How users are looked up in a directory, from {@code directory.yaml}.
 *
 * <pre>
 * servers: [ldaps://dir1.example, ldaps://dir2.example]   # the first that answers
 * trust: ca.pem                      # beside this file; without it, what Java trusts
 * start_tls: false                   # with ldap:// only
 * bind: cn=citylake,ou=services,dc=example   # who looks up
 * people: ou=people,dc=example       # below which everybody is
 * filter: (&(objectClass=person)(!(nsAccountLock=TRUE)))   # who of them may log in, and go on
 * name: uid                          # the name as logged in, compared letter by letter
 * city: cityCode                     # code of the own city; without it nobody has one
 * districts: policeDistrict          # the own police districts, likewise
 * groups: memberOf                   # names of the groups of an entry
 * roles:                             # of the policy, by group
 *   cn=officers,ou=groups,dc=example: officer
 * </pre>
 *
 * @param trust null for the certificates that Java trusts
 * @param city null where the directory knows none; whoever may write it in their own entry has
 *     every city's rights, so nothing is taken for it that is not named
 * @param districts null likewise
 * @param roles by group; somebody of no group here cannot log in
 */
record DirectorySettings(
    List<LDAPURL> servers,
    String trust,
    boolean startTls,
    String bind,
    String people,
    Filter filter,
    String name,
    String city,
    String districts,
    String groups,
    Map<DN, String> roles) {
  private static final Set<String> KEYS =
      Set.of(
          "servers",
          "trust",
          "start_tls",
          "bind",
          "people",
          "filter",
          "name",
          "city",
          "districts",
          "groups",
          "roles");

  boolean isTlsFromTheStart() {
    return servers.get(0).getScheme().equals("ldaps");
  }

  /**
   * @param faults gets what is wrong; then the settings are not to be used
   */
  static DirectorySettings read(JsonNode yaml, List<String> faults) {
    yaml.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                faults.add("there is no setting '%s'".formatted(key));
              }
            });
    boolean startTls = yaml.path("start_tls").asBoolean(false);
    return new DirectorySettings(
        servers(yaml.path("servers"), startTls, faults),
        yaml.path("trust").asText(null),
        startTls,
        dn(yaml, "bind", faults),
        dn(yaml, "people", faults),
        filter(yaml.path("filter").asText(""), faults),
        yaml.path("name").asText("uid"),
        yaml.path("city").asText(null),
        yaml.path("districts").asText(null),
        yaml.path("groups").asText("memberOf"),
        roles(yaml.path("roles"), faults));
  }

  private static List<LDAPURL> servers(JsonNode list, boolean startTls, List<String> faults) {
    List<LDAPURL> servers = new ArrayList<>();
    for (JsonNode each : list) {
      try {
        LDAPURL server = new LDAPURL(each.asText());
        if (!server.hostProvided() || server.getScheme().equals("ldapi")) {
          faults.add("'%s' is no address of the form ldaps://HOST:PORT".formatted(each.asText()));
        }
        servers.add(server);
      } catch (LDAPException e) {
        faults.add("'%s' is no address of the form ldaps://HOST:PORT".formatted(each.asText()));
      }
    }
    if (list.isEmpty()) {
      faults.add("there are no servers");
    }
    boolean isPlain = servers.stream().anyMatch(server -> server.getScheme().equals("ldap"));
    if (isPlain && servers.stream().anyMatch(server -> !server.getScheme().equals("ldap"))) {
      faults.add("servers are to be all ldap:// or all ldaps://");
    }
    if (!isPlain && startTls && !servers.isEmpty()) {
      faults.add("start_tls is for ldap:// alone: ldaps:// speaks TLS from the start");
    }
    if (isPlain && !startTls && !servers.stream().allMatch(DirectorySettings::isThisMachine)) {
      faults.add(
          "over ldap:// passwords would travel in plain text: use ldaps://, or start_tls: true");
    }
    return servers;
  }

  private static boolean isThisMachine(LDAPURL server) {
    try {
      return InetAddress.getByName(server.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String dn(JsonNode yaml, String key, List<String> faults) {
    String text = yaml.path(key).asText("");
    if (text.isBlank() || !DN.isValidDN(text)) {
      faults.add("%s '%s' is not the name of an entry (dc=example)".formatted(key, text));
    }
    return text;
  }

  private static Filter filter(String text, List<String> faults) {
    try {
      return Filter.create(text);
    } catch (LDAPException e) {
      faults.add(
          "filter '%s' is none of the form (objectClass=person): it says who may log in, and leaves out who is locked"
              .formatted(text));
      return null;
    }
  }

  private static Map<DN, String> roles(JsonNode byGroup, List<String> faults) {
    Map<DN, String> roles = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : byGroup.properties()) {
      try {
        roles.put(new DN(each.getKey()), each.getValue().asText());
      } catch (LDAPException e) {
        faults.add("group '%s' is not the name of an entry".formatted(each.getKey()));
      }
    }
    if (byGroup.isEmpty()) {
      faults.add("no group has a role, so nobody could log in");
    }
    return Map.copyOf(roles);
  }
}
