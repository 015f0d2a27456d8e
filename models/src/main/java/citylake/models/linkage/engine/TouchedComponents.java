package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records whose cluster may be another now: changed ones, all that hung together with one, and
 * all that new links reach. Held in memory: they are few.
 */
final class TouchedComponents {
  private static final StructType NAMED =
      StructType.fromDDL(
          "touched_id STRING NOT NULL, new_cluster STRING NOT NULL, new_component STRING NOT NULL");

  private final Dataset<Row> before;
  private final Set<String> ids;
  private final Links links;

  private TouchedComponents(Dataset<Row> before, Set<String> ids, Links links) {
    this.before = before;
    this.ids = ids;
    this.links = links;
  }

  /**
   * Finds them.
   *
   * @param before records as the last run left them, with their component
   * @param changed ids of records that are new, gone or changed
   * @param links all links as they are now
   * @param fresh those that were made in this run
   */
  static TouchedComponents of(
      Dataset<Row> before, Dataset<Row> changed, Dataset<Row> links, Dataset<Row> fresh) {
    Set<String> touched = texts(changed);
    touched.addAll(texts(fresh.select("id_l").union(fresh.select("id_r"))));
    Dataset<Row> named = ids(before, touched, "touched");
    Set<String> components =
        texts(
            before
                .join(named, before.col("id").equalTo(named.col("touched")), "left_semi")
                .select("component_id"));
    Dataset<Row> whole = ids(before, components, "component");
    touched.addAll(
        texts(
            before
                .join(
                    whole, before.col("component_id").equalTo(whole.col("component")), "left_semi")
                .select("id")));
    Dataset<Row> all = ids(before, touched, "touched");
    Links own = new Links();
    for (Row link :
        links
            .join(all, links.col("id_l").equalTo(all.col("touched")), "left_semi")
            .collectAsList()) {
      own.add(link.getString(0), link.getString(1), link.getDouble(2));
    }
    return new TouchedComponents(before, touched, own);
  }

  long size() {
    return ids.size();
  }

  /** All records of now; those that were touched with the cluster and component of now. */
  Dataset<Row> records(Dataset<Row> fingerprints, double support) {
    ClusterIndex clusters = ClusterIndex.of(links, support);
    ClusterIndex components = ClusterIndex.of(links, 0);
    List<Row> rows = new ArrayList<>();
    for (String id : ids) {
      rows.add(RowFactory.create(id, clusters.of(id), components.of(id)));
    }
    Dataset<Row> renamed = DriverRows.of(before, rows, NAMED);
    Dataset<Row> old =
        before.select(col("id").as("old_id"), col("cluster_id"), col("component_id"));
    return fingerprints
        .join(old, col("id").equalTo(col("old_id")), "left")
        .join(renamed, col("id").equalTo(col("touched_id")), "left")
        .selectExpr(
            "id",
            "fingerprint",
            "coalesce(new_cluster, cluster_id) AS cluster_id",
            "coalesce(new_component, component_id) AS component_id");
  }

  private static Set<String> texts(Dataset<Row> column) {
    return new HashSet<>(column.as(Encoders.STRING()).collectAsList());
  }

  private static Dataset<Row> ids(Dataset<Row> beside, Set<String> ids, String name) {
    List<Row> rows = ids.stream().map(RowFactory::create).toList();
    return DriverRows.of(beside, rows, new StructType().add(name, DataTypes.StringType, false));
  }
}
