package citylake.governance.user;

import java.util.List;
import java.util.Set;

/**
 * Somebody who may log in.
 *
 * @param name as logged in
 * @param roles names of the policy's roles; rights add up
 * @param city code of the own city; null for people of the province
 * @param districts the own police districts, as the city's rows name them; empty for none
 */
public record User(String name, List<String> roles, String city, Set<String> districts) {
  public User {
    roles = List.copyOf(roles);
    districts = Set.copyOf(districts);
  }
}
