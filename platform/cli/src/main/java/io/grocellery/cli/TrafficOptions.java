package io.grocellery.cli;

import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.simulation.Behaviour;
import io.grocellery.core.simulation.Demand;
import io.grocellery.core.simulation.Recording;
import io.grocellery.target.local.gateway.LedgerRecording;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The traffic of a simulation: described, or recorded. */
final class TrafficOptions {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SteadyTraffic described;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Recorded traffic in place of --rate and --stable-errors; made by rollout record.")
    private @Nullable Path recording;

    @Option(names = "--service", paramLabel = "NAME", description = "The service of the recording.")
    private @Nullable String service;

    @Option(
            names = "--candidate",
            paramLabel = "RELEASE",
            description = "The recorded release that is tried out (default: one as good as what was recorded).")
    private @Nullable String candidate;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /**
     * What comes and how it is answered.
     *
     * @param candidate before anything is wrong with it
     */
    record Traffic(Demand demand, Behaviour stable, Behaviour candidate) {}

    Traffic traffic(JudgePolicy policy) {
        if (recording == null) {
            return new Traffic(described.demand(), described.stable(), described.stable());
        }
        Recording recorded = recorded(recording, policy);
        Behaviour stable = Behaviour.answering(recorded.stableManner());
        return new Traffic(
                recorded.demand(),
                stable,
                recorded.candidateManner().map(Behaviour::answering).orElse(stable));
    }

    private Recording recorded(Path file, JudgePolicy policy) {
        ServiceName name = serviceName();
        try {
            return Recording.of(
                    LedgerRecording.read(file).since(0),
                    name,
                    policy,
                    Optional.ofNullable(candidate).map(ReleaseId::new));
        } catch (IllegalArgumentException nothing) {
            throw new ExplainedException(
                    "nothing can be simulated from " + file,
                    String.valueOf(nothing.getMessage()),
                    "record it while requests come, or name another --service or --candidate",
                    nothing);
        }
    }

    private ServiceName serviceName() {
        if (service == null) {
            throw new ParameterException(command.commandLine(), "--recording needs --service.");
        }
        try {
            return new ServiceName(service);
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(command.commandLine(), String.valueOf(invalid.getMessage()), invalid);
        }
    }
}
