package citylake.orchestration.link;

import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.model.LinkModel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a linkage gave, before it is written: of one run, or of all runs of a state.
 *
 * @param compared pairs that this run scored
 * @param linked pairs from the link threshold on, {@code review} those for a clerk, of all records
 * @param pairs from the review threshold on
 * @param clusters one row a record
 * @param isTrained whether the model was learnt in this run
 * @param notes what a person should know of the input
 * @param increment what changed since the run before; null where nothing is kept between runs
 */
record LinkOutcome(
    Linkage linkage,
    long compared,
    long linked,
    long review,
    Dataset<Row> pairs,
    Dataset<Row> clusters,
    LinkModel model,
    boolean isTrained,
    List<String> notes,
    LinkReport.Increment increment) {}
