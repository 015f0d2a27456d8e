package citylake.sample.person;

import java.util.Random;

/**
 * Chinese names with homonyms at about real rates: surnames by their shares in the population (the
 * hundred commonest are 85 of 100 people; public figures, rounded), given names of one or two
 * characters, the first of the list the commonest. The commonest full names are then borne by about
 * 2 people in 10,000, as in the real population.
 */
public final class PersonNames {
  private static final String COMMON =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
  private static final double[] SHARES_OF_FIRST = {
    7.2, 7.2, 6.8, 5.4, 4.5, 3.1, 2.3, 2.2, 2.0, 1.9, 1.5, 1.4, 1.3, 1.3, 1.2, 1.1, 1.1, 1.1, 1.0,
    0.9
  };
  private static final double SHARE_OF_COMMON = 0.85;
  private static final String[] RARE =
      "汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
          .split("");
  private static final String[] LONG = {"欧阳", "上官", "司马", "诸葛", "皇甫", "令狐", "慕容", "尉迟"};
  private static final double SHARE_OF_LONG = 0.002;

  private static final String MALE =
      "伟强磊军勇涛超杰明刚平辉鹏华飞波斌宇浩凯健俊帆旭宁龙林建成峰瑞志雷东博彬坤岩文利新海德国永生荣庆春云祥福子天一家晨昊轩泽哲恒立世思乐安康义信兴良顺才根贵财正清江河山石松柏梁栋楠桐枫";
  private static final String FEMALE =
      "芳娜敏静丽艳娟霞燕玲丹萍红英梅莉婷晶颖雪慧倩琴云洁柳莹琳欣荣瑜璐秀玉桂兰凤淑珍春小佳美雅文思雨诗梦涵怡可心语馨若月晓冬夏秋青竹菊莲香金银彩巧惠芬芝蓉薇蕾茜媛婉妍姗妮娅娥姣";
  private static final double SHARE_OF_SHORT = 0.1;
  private static final double STEEPNESS = 0.4;

  private static final int DRAWS = 100_000;

  /** Which character, by hundred-thousandths of all. */
  private static final int[] MALE_DRAW = draw(MALE.length());

  private static final int[] FEMALE_DRAW = draw(FEMALE.length());
  private static final int[] SURNAME_DRAW = surnames();

  private PersonNames() {}

  public static String surname(Random random) {
    double which = random.nextDouble();
    if (which < SHARE_OF_LONG) {
      return LONG[random.nextInt(LONG.length)];
    }
    if (which < 1 - SHARE_OF_COMMON) {
      return RARE[random.nextInt(RARE.length)];
    }
    int at = SURNAME_DRAW[random.nextInt(DRAWS)];
    return COMMON.substring(at, at + 1);
  }

  public static String given(Random random, boolean isMale) {
    String first = character(random, isMale);
    return random.nextDouble() < SHARE_OF_SHORT ? first : first + character(random, isMale);
  }

  static String character(Random random, boolean isMale) {
    int at = (isMale ? MALE_DRAW : FEMALE_DRAW)[random.nextInt(DRAWS)];
    return (isMale ? MALE : FEMALE).substring(at, at + 1);
  }

  private static int[] surnames() {
    double[] weights = new double[COMMON.length()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i < SHARES_OF_FIRST.length ? SHARES_OF_FIRST[i] : 18.0 / (i + 1);
    }
    return draw(weights);
  }

  private static int[] draw(int characters) {
    double[] weights = new double[characters];
    for (int i = 0; i < characters; i++) {
      weights[i] = Math.pow(i + 1, -STEEPNESS);
    }
    return draw(weights);
  }

  private static int[] draw(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    int[] drawn = new int[DRAWS];
    double upTo = 0;
    int at = 0;
    for (int i = 0; i < weights.length; i++) {
      upTo += weights[i] / total;
      int end = i == weights.length - 1 ? drawn.length : (int) Math.round(upTo * drawn.length);
      while (at < end) {
        drawn[at++] = i;
      }
    }
    return drawn;
  }
}
