package citylake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What one data file says of the values of a text column, by the table's metadata alone: no data
 * file is opened. Bounds are of the beginning of long texts, so they may be wider than the values.
 *
 * @param cityCode the city whose rows the file holds; standard tables are cut by city
 * @param lower no value is less; null where the file does not say, as for SENSITIVE columns
 * @param upper no value is greater; null where the file does not say
 */
public record FileBounds(String cityCode, String lower, String upper) {
  static final String CITY = "city_code";

  static List<FileBounds> of(
      Table table, long snapshot, String column, Collection<String> cityCodes) {
    NestedField field = table.schema().findField(column);
    List<FileBounds> bounds = new ArrayList<>();
    try (CloseableIterable<FileScanTask> files =
        table
            .newScan()
            .useSnapshot(snapshot)
            .filter(Expressions.in(CITY, cityCodes.toArray()))
            .includeColumnStats(List.of(column))
            .planFiles()) {
      for (FileScanTask task : files) {
        DataFile file = task.file();
        bounds.add(
            new FileBounds(
                city(task), text(field, file.lowerBounds()), text(field, file.upperBounds())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot list the files of %s at snapshot %d; nothing was changed"
              .formatted(table.name(), snapshot),
          e);
    }
    return bounds;
  }

  private static String city(FileScanTask task) {
    for (int i = 0; i < task.spec().fields().size(); i++) {
      if (task.spec().fields().get(i).name().equals(CITY)) {
        return task.file().partition().get(i, String.class);
      }
    }
    throw new IllegalStateException("Not cut by city: " + task.spec());
  }

  private static String text(NestedField field, Map<Integer, ByteBuffer> bounds) {
    ByteBuffer bound = bounds == null ? null : bounds.get(field.fieldId());
    return bound == null ? null : Conversions.fromByteBuffer(field.type(), bound).toString();
  }
}
