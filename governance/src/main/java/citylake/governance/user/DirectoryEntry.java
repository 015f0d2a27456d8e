package citylake.governance.user;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody as a directory knows them.
 *
 * @param dn name of the entry, which a password is tried with
 */
record DirectoryEntry(User user, String dn) {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryEntry.class);
  private static final int LONGEST_NAME = 256;

  /**
   * Somebody by name; empty where the directory has nobody of it, or nobody who may log in.
   *
   * @throws IllegalStateException where no server answers
   */
  static Optional<DirectoryEntry> of(Directory asked, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    List<SearchResultEntry> found = asked.named(name);
    return found.size() == 1 ? entry(asked.settings(), found.get(0), name) : Optional.empty();
  }

  private static Optional<DirectoryEntry> entry(
      DirectorySettings settings, SearchResultEntry found, String name) {
    String[] names = values(found, settings.name());
    String[] cities = values(found, settings.city());
    List<String> roles =
        Stream.of(values(found, settings.groups()))
            .map(DirectoryEntry::group)
            .flatMap(Optional::stream)
            .map(settings.roles()::get)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (names.length != 1 || !names[0].equals(name) || cities.length > 1 || roles.isEmpty()) {
      LOG.warn(
          "Let nobody in by an entry of the directory: it has {} name(s) ({}), {} city(ies), {} role(s); exactly one name, spelled so, at most one city and at least one role are needed",
          names.length,
          settings.name(),
          cities.length,
          roles.size());
      return Optional.empty();
    }
    Set<String> districts = new HashSet<>(List.of(values(found, settings.districts())));
    String city = cities.length == 0 ? null : cities[0];
    return Optional.of(new DirectoryEntry(new User(name, roles, city, districts), found.getDN()));
  }

  private static String[] values(SearchResultEntry found, String attribute) {
    String[] values = attribute == null ? null : found.getAttributeValues(attribute);
    return values == null ? new String[0] : values;
  }

  private static Optional<DN> group(String text) {
    try {
      return Optional.of(new DN(text));
    } catch (LDAPException e) {
      return Optional.empty(); // no group of that form has a role
    }
  }
}
