package citylake.sample.event;

import java.util.List;
import java.util.Random;

/**
 * How an offence was committed: a code, and the ways in which clerks put it.
 *
 * @param words the same in several wordings
 */
record Method(String code, List<String> words) {
  static final List<Method> ALL =
      List.of(
          new Method("M11", List.of("技术开锁入室", "用工具打开门锁进入屋内", "门锁无破坏痕迹，疑技术性开锁")),
          new Method("M12", List.of("攀爬水管翻窗入室", "沿下水管爬至阳台翻窗", "翻窗进入")),
          new Method("M21", List.of("砸车窗盗窃", "击碎右前车窗取走财物", "车窗被砸")),
          new Method("M22", List.of("拉车门盗窃未锁车辆", "逐车拉门，盗走车内财物", "车门未锁被盗")),
          new Method("M31", List.of("尾随至楼道抢夺", "跟随被害人进单元门后抢走挎包", "楼道内抢包")),
          new Method("M32", List.of("驾驶摩托车飞车抢夺", "两人骑摩托车抢走手机", "飞车抢包")));

  String inSomeWords(Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
