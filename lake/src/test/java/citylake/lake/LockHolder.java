package citylake.lake;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a lake's lock until its input ends or it is killed. */
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    try (NightLock lock = NightLock.take(LakeHome.in(Path.of(args[0])), "night 2026-07-01")) {
      System.out.println("held");
      System.in.read();
    }
  }
}
