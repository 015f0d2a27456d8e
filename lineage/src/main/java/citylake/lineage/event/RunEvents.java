package citylake.lineage.event;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.utils.UUIDUtils;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes the events of one night's runs: each a line of JSON after the public schema. */
public final class RunEvents {
  /** Who says so. */
  static final URI PRODUCER = URI.create("urn:citylake:0.1.0");

  private static final String ENGINE = "spark";

  private final String namespace;
  private final LocalDate night;
  private final String engineVersion;
  private final OpenLineage words = new OpenLineage(PRODUCER);
  private final Datasets datasets;

  /**
   * @param namespace of the jobs and tables
   * @param night whose date is the nominal time of every run
   */
  public RunEvents(String namespace, LocalDate night, String engineVersion) {
    this.namespace = namespace;
    this.night = night;
    this.engineVersion = engineVersion;
    this.datasets = new Datasets(words, namespace);
  }

  /**
   * One run of a job.
   *
   * @param parent the run that asked for it
   * @param root the run that its parent belongs to
   */
  public record JobRun(
      UUID id,
      JobFacts job,
      Optional<ParentRun> parent,
      Optional<ParentRun> root,
      Instant startedAt) {}

  /** A run that begins now. */
  public static JobRun run(JobFacts job, Optional<ParentRun> parent, Instant now) {
    return run(job, parent, Optional.empty(), now);
  }

  /** A run that begins now, under one of the runs of a greater whole. */
  public static JobRun run(
      JobFacts job, Optional<ParentRun> parent, Optional<ParentRun> root, Instant now) {
    return new JobRun(UUIDUtils.generateNewUUID(now), job, parent, root, now);
  }

  /** The run as a parent of others. */
  public ParentRun asParent(JobRun run) {
    return new ParentRun(namespace, run.job().name(), run.id());
  }

  public Datasets datasets() {
    return datasets;
  }

  public String started(JobRun run, List<InputDataset> inputs, List<OutputDataset> outputs) {
    return event(EventType.START, run, run.startedAt(), facets(run), inputs, outputs);
  }

  public String completed(
      JobRun run, Instant now, List<InputDataset> inputs, List<OutputDataset> outputs) {
    return event(EventType.COMPLETE, run, now, facets(run), inputs, outputs);
  }

  /** The run came to nothing, without anything being wrong. */
  public String aborted(JobRun run, Instant now) {
    return event(EventType.ABORT, run, now, facets(run), List.of(), List.of());
  }

  public String failed(
      JobRun run,
      Instant now,
      Throwable failure,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    return failed(run, now, FailureText.of(failure), inputs, outputs);
  }

  /**
   * @param message in words of ours; never a person's data
   */
  public String failed(
      JobRun run,
      Instant now,
      String message,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    RunFacetsBuilder facets =
        facets(run).errorMessage(words.newErrorMessageRunFacet(message, "java", null));
    return event(EventType.FAIL, run, now, facets, inputs, outputs);
  }

  private RunFacetsBuilder facets(JobRun run) {
    RunFacetsBuilder facets =
        words
            .newRunFacetsBuilder()
            .nominalTime(
                words.newNominalTimeRunFacet(
                    night.atStartOfDay(ZoneOffset.UTC),
                    night.plusDays(1).atStartOfDay(ZoneOffset.UTC)))
            .processing_engine(words.newProcessingEngineRunFacet(engineVersion, ENGINE, null));
    run.parent().ifPresent(parent -> facets.parent(parent(parent, run.root())));
    return facets;
  }

  private OpenLineage.ParentRunFacet parent(ParentRun parent, Optional<ParentRun> root) {
    OpenLineage.ParentRunFacetBuilder facet =
        words
            .newParentRunFacetBuilder()
            .run(words.newParentRunFacetRunBuilder().runId(parent.run()).build())
            .job(
                words
                    .newParentRunFacetJobBuilder()
                    .namespace(parent.namespace())
                    .name(parent.job())
                    .build());
    root.ifPresent(
        above ->
            facet.root(
                words
                    .newParentRunFacetRootBuilder()
                    .run(words.newRootRunBuilder().runId(above.run()).build())
                    .job(
                        words
                            .newRootJobBuilder()
                            .namespace(above.namespace())
                            .name(above.job())
                            .build())
                    .build()));
    return facet.build();
  }

  private String event(
      EventType type,
      JobRun run,
      Instant at,
      RunFacetsBuilder facets,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    RunEvent event =
        words
            .newRunEventBuilder()
            .eventType(type)
            .eventTime(ZonedDateTime.ofInstant(at, ZoneOffset.UTC))
            .run(words.newRunBuilder().runId(run.id()).facets(facets.build()).build())
            .job(job(run.job()))
            .inputs(inputs)
            .outputs(outputs)
            .build();
    return OpenLineageClientUtils.toJson(event);
  }

  private OpenLineage.Job job(JobFacts job) {
    OpenLineage.JobFacetsBuilder facets =
        words
            .newJobFacetsBuilder()
            .jobType(
                words
                    .newJobTypeJobFacetBuilder()
                    .processingType("BATCH")
                    .integration("CITYLAKE")
                    .jobType(job.type())
                    .build())
            .documentation(
                words.newDocumentationJobFacetBuilder().description(job.description()).build())
            .ownership(
                words
                    .newOwnershipJobFacetBuilder()
                    .owners(
                        List.of(
                            words
                                .newOwnershipJobFacetOwnersBuilder()
                                .name(job.owner())
                                .type("OWNER")
                                .build()))
                    .build());
    job.sql()
        .ifPresent(
            sql -> facets.sql(words.newSQLJobFacetBuilder().query(sql).dialect("spark").build()));
    return words
        .newJobBuilder()
        .namespace(namespace)
        .name(job.name())
        .facets(facets.build())
        .build();
  }
}
