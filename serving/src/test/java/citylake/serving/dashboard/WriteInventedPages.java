package citylake.serving.dashboard;

import java.nio.file.Path;

final class WriteInventedPages {
  private WriteInventedPages() {}

  public static void main(String[] a) {
    DashboardPage.write(Path.of(a[0]), InventedPages.dashboard("The invented province", "Jichuan"));
    FirstLookPage.write(Path.of(a[0], "first-look.html"), InventedPages.firstLook("stranger.csv"));
  }
}
