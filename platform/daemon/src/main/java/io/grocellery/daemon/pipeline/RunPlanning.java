package io.grocellery.daemon.pipeline;

import io.grocellery.core.delivery.Delivery;
import io.grocellery.core.delivery.EnvironmentDefinition;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.pipeline.PipelineDefinition;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunOrder;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.Work;
import io.grocellery.deliveryfile.DeliveryFileReader;
import io.grocellery.deliveryfile.InvalidDeliveryFileException;
import io.grocellery.target.local.build.GitCheckout;
import io.grocellery.target.local.build.Revision;
import io.grocellery.target.local.installation.Installation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Turns a request into the beginning of a run: which commit, which stages, what it may stand on. */
final class RunPlanning {

    /** How long a person is waited for. */
    private static final Duration APPROVAL_HOLDS = Duration.ofHours(24);

    private final Installation installation;
    private final GitCheckout checkout;
    private final String tools;

    RunPlanning(Installation installation, String tools) {
        this.installation = installation;
        this.checkout = new GitCheckout(installation.application());
        this.tools = tools;
    }

    /** The keys of a run's stages. */
    RunSources sources(RunOrder order, List<StageDefinition> stages) {
        return new RunSources(stages, checkout.files(new Revision(order.commit(), order.revision())), tools);
    }

    /**
     * What is written down first.
     *
     * @param earlier finds the earlier result of a stage by its keys
     * @throws RunRefusedException when it cannot begin
     * @throws io.grocellery.core.problem.ExplainedException when git knows no such commit
     */
    RunRecord.Began plan(
            RunId id,
            RunRequest request,
            BiFunction<StageDefinition, RunSources, Optional<StageResult>> earlier,
            Instant now) {
        Revision revision = request.ref() == null ? checkout.workingTree() : checkout.revision(request.ref());
        RunOrder order = new RunOrder(revision.hash(), revision.name(), branch(request), request.asker());
        Delivery delivery = delivery(revision);
        PipelineDefinition stages = stages(delivery, order, request);
        Set<StageName> approvals = approvals(delivery, stages);
        requireCommitted(order, approvals);
        return new RunRecord.Began(
                id,
                order,
                stages.stages(),
                approvals,
                APPROVAL_HOLDS,
                request.stage() == null
                        ? Map.of()
                        : passed(stages, new StageName(request.stage()), sources(order, stages.stages()), earlier),
                now);
    }

    private String branch(RunRequest request) {
        return Optional.ofNullable(request.branch())
                .or(checkout::branch)
                .orElseThrow(() -> new RunRefusedException(
                        "no run was begun",
                        "no branch is checked out, so that nobody can say how far the commit may go",
                        "name it with --branch"));
    }

    /** As it stands in the commit: a pipeline changes with what it delivers. */
    private Delivery delivery(Revision revision) {
        String file = String.valueOf(installation.deliveryFile().getFileName());
        try {
            return new DeliveryFileReader().read(file + " of " + revision.name(), checkout.content(revision, file));
        } catch (InvalidDeliveryFileException invalid) {
            throw new RunRefusedException(
                    "no run was begun", String.valueOf(invalid.getMessage()), "correct " + file + " and commit it");
        }
    }

    private static PipelineDefinition stages(Delivery delivery, RunOrder order, RunRequest request) {
        PipelineDefinition all = delivery.pipeline();
        if (all.stages().isEmpty()) {
            throw new RunRefusedException(
                    "no run was begun", "the delivery file has no pipeline", "write its stages under 'pipeline:'");
        }
        PipelineDefinition reached = all.within(reached(delivery, order.branch()));
        return request.stage() == null ? reached : upTo(reached, order, request.stage());
    }

    private static Set<EnvironmentName> reached(Delivery delivery, String branch) {
        return delivery.reachedFrom(branch).stream()
                .map(EnvironmentDefinition::name)
                .collect(Collectors.toSet());
    }

    private static PipelineDefinition upTo(PipelineDefinition reached, RunOrder order, String stage) {
        return reached.stages().stream()
                .map(StageDefinition::name)
                .filter(name -> name.value().equals(stage))
                .findFirst()
                .map(reached::upTo)
                .orElseThrow(() -> new RunRefusedException(
                        "no run was begun",
                        "the branch " + order.branch() + " has no stage '" + stage + "'",
                        "it has "
                                + reached.stages().stream()
                                        .map(each -> each.name().value())
                                        .collect(Collectors.joining(", "))));
    }

    private static Set<StageName> approvals(Delivery delivery, PipelineDefinition stages) {
        return stages.stages().stream()
                .filter(stage -> stage.work() instanceof Work.Deploy deploy
                        && delivery.environment(deploy.environment())
                                .filter(EnvironmentDefinition::approvalRequired)
                                .isPresent())
                .map(StageDefinition::name)
                .collect(Collectors.toSet());
    }

    private static void requireCommitted(RunOrder order, Set<StageName> approvals) {
        if (order.source().uncommitted() && !approvals.isEmpty()) {
            throw new RunRefusedException(
                    "no run was begun",
                    "files differ from the commit " + order.source().commit()
                            + ", and what no commit holds cannot be approved for " + approvals,
                    "commit them, or run it for another branch with --branch");
        }
    }

    private static Map<StageName, StageResult> passed(
            PipelineDefinition stages,
            StageName asked,
            RunSources sources,
            BiFunction<StageDefinition, RunSources, Optional<StageResult>> earlier) {
        Map<StageName, StageResult> passed = new LinkedHashMap<>();
        List<StageName> missing = new ArrayList<>();
        for (StageDefinition stage : stages.stages()) {
            if (!stage.name().equals(asked)) {
                earlier.apply(stage, sources)
                        .ifPresentOrElse(result -> passed.put(stage.name(), result), () -> missing.add(stage.name()));
            }
        }
        if (!missing.isEmpty()) {
            throw new RunRefusedException(
                    asked + " was not begun",
                    "it needs " + missing + ", which did not pass for these files on this machine",
                    "run them first, in this order, each with ./grocellery pipeline stage");
        }
        return passed;
    }
}
