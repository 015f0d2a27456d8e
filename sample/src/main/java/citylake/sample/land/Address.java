package citylake.sample.land;

/**
 * Where one dwelling is, by the levels of GA/T 2000.32.
 *
 * @param no the address's own number, the truth that its spellings have in common
 * @param community level 30, with its town (20) and county (13) above it
 * @param road level 41; null in villages
 * @param house number at the road, or of the house in a village
 * @param compound level 42 (小区) or the village's group (组); null where there is none
 * @param building 50; 0 where the house is the building
 * @param unit 61; 0 where there is none
 * @param room 62; 0 where there is none
 * @param lon WGS84 degrees
 * @param lat WGS84 degrees
 */
public record Address(
    String no,
    City city,
    Division community,
    String road,
    int house,
    String compound,
    int building,
    int unit,
    int room,
    double lon,
    double lat) {
  private static final String ROOM_LEVEL = "62";
  private static final String BUILDING_LEVEL = "50";

  public Division town() {
    return community.parent();
  }

  public Division county() {
    return town().parent();
  }

  /** Code of its lowest level. */
  public String levelCode() {
    return room > 0 ? ROOM_LEVEL : BUILDING_LEVEL;
  }

  /** The whole address in the words of the standard, nothing left out. */
  public String standardText() {
    StringBuilder text = new StringBuilder(60);
    text.append(Cities.PROVINCE).append(city.name()).append('市');
    text.append(county().name()).append(town().name()).append(community.name());
    if (road != null) {
      text.append(road).append(house).append('号');
    }
    if (compound != null) {
      text.append(compound);
    }
    if (road == null) {
      text.append(house).append('号');
    }
    if (building > 0) {
      text.append(building).append('栋');
    }
    if (unit > 0) {
      text.append(unit).append("单元");
    }
    if (room > 0) {
      text.append(room).append('室');
    }
    return text.toString();
  }
}
