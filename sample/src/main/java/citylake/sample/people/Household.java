package citylake.sample.people;

import citylake.sample.land.City;
import java.util.List;

/**
 * People who live together, and where.
 *
 * @param no number within the city it comes from
 * @param members the head first
 * @param stays one, or two for those who move
 */
public record Household(City origin, long no, List<Member> members, List<Stay> stays) {
  public Household {
    members = List.copyOf(members);
    stays = List.copyOf(stays);
  }

  public Member head() {
    return members.get(0);
  }

  /** Where it lives on a day. */
  public Stay stayOn(int day) {
    Stay last = stays.get(stays.size() - 1);
    return last.isOn(day) ? last : stays.get(0);
  }
}
