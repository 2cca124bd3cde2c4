package io.grocellery.testkit.rollout;

import io.grocellery.core.judge.CandidateEvidence;
import io.grocellery.core.judge.Finding;
import io.grocellery.core.judge.JudgePolicy;
import io.grocellery.core.judge.Metric;
import io.grocellery.core.judge.SecondOfTraffic;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.judge.Verdict;
import io.grocellery.core.status.RolloutCourse;
import io.grocellery.core.status.RolloutStatus;
import io.grocellery.core.status.RolloutStatus.ReleaseStatus;
import io.grocellery.core.status.RolloutStatus.RequestCount;
import io.grocellery.core.status.RolloutStatus.RuleFinding;
import io.grocellery.core.status.RolloutStatus.ServiceChange;
import io.grocellery.core.status.RolloutStatus.StageStatus;
import io.grocellery.core.status.RolloutStatus.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A canary of order-service under 50 requests a second, second by second: three seconds until the candidate is ready,
 * twenty at each of 5%, 25% and 50%, thirty of baking. The figures are made up; what the judge says of them is not.
 */
public final class ToldCanary {

    public static final String ID = "rollout-17";
    public static final String STABLE = "r-7c41f0a2be93";
    public static final String CANDIDATE = "r-e02b9a6f1d54";

    private static final Instant START = Instant.parse("2026-11-27T16:00:00Z");
    private static final int REQUESTS = 50;
    private static final int READY = 3;
    private static final int HELD = 20;
    private static final int BAKE = 30;
    private static final int FULL_WEIGHT = 10_000;
    private static final List<StageStatus> STAGES = List.of(
            new StageStatus(5, "evidence", HELD, 40),
            new StageStatus(25, "evidence", HELD, 100),
            new StageStatus(50, "evidence", HELD, 200),
            new StageStatus(100, "health", BAKE, 0));

    private final double errorShare;

    private ToldCanary(double errorShare) {
        this.errorShare = errorShare;
    }

    /** One that is as good as the release before it. */
    public static ToldCanary good() {
        return new ToldCanary(0.004);
    }

    /** One that answers three requests of ten with an error. */
    public static ToldCanary bad() {
        return new ToldCanary(0.3);
    }

    /** Waits for a person at 25%. */
    public RolloutStatus held() {
        RolloutStatus watching = at(READY + HELD + 8);
        return told(
                watching,
                "holding",
                "held: carol paused it",
                List.of("promote", "abort", "resume"),
                "rollout-held",
                "warning",
                "held at 25%: carol paused it");
    }

    /** As it stands so many seconds after it began. */
    public RolloutStatus at(int second) {
        CandidateEvidence evidence = CandidateEvidence.begin(JudgePolicy.STANDARD, 1, START.getEpochSecond());
        List<Told> history = new ArrayList<>();
        history.add(told(0, "rollout-began", "info", "began: order-service " + STABLE + " -> " + CANDIDATE));
        for (int then = 0; then < second; then++) {
            if (evidence.verdict() == Verdict.FAIL) {
                return goneBack(second, then, evidence, history);
            }
            evidence = counted(evidence, then, history);
        }
        return onItsWay(second, evidence, history);
    }

    /** How it went until so many seconds after it began. */
    public RolloutCourse course(int seconds) {
        return new RolloutCourse(IntStream.range(0, seconds)
                .mapToObj(this::at)
                .map(ToldCanary::moment)
                .toList());
    }

    private static RolloutCourse.Moment moment(RolloutStatus status) {
        return new RolloutCourse.Moment(
                status.at(),
                status.services().stream()
                        .map(change -> new RolloutCourse.ServiceMoment(
                                change.service(),
                                change.percent(),
                                change.stable().counted(),
                                change.candidate().counted(),
                                change.findings().stream()
                                        .map(finding -> new RolloutCourse.RuleValue(
                                                finding.rule(), finding.metric(), finding.value()))
                                        .toList()))
                        .toList());
    }

    /** As if the gateway gave the candidate this weight, 0 to 1,000,000; null as if it could not be asked. */
    public static RolloutStatus weighing(RolloutStatus status, @Nullable Integer candidate) {
        ServiceChange change = status.services().getFirst();
        ServiceChange weighed = new ServiceChange(
                change.service(),
                change.percent(),
                weighing(change.stable(), candidate == null ? null : 100 * FULL_WEIGHT - candidate),
                weighing(change.candidate(), candidate),
                change.pinned(),
                change.findings());
        return new RolloutStatus(
                status.id(),
                status.environment(),
                status.strategy(),
                status.phase(),
                status.sentence(),
                status.since(),
                status.startedAt(),
                status.at(),
                status.over(),
                status.verdict(),
                status.stage(),
                status.stages(),
                List.of(weighed),
                status.possible(),
                status.history());
    }

    private static ReleaseStatus weighing(ReleaseStatus release, @Nullable Integer weight) {
        return new ReleaseStatus(release.release(), weight, release.instances(), release.ready(), release.counted());
    }

    private CandidateEvidence counted(CandidateEvidence before, int then, List<Told> history) {
        Integer stage = stage(then);
        if (stage == null) {
            return before;
        }
        boolean begins = (then - READY) % HELD == 0 && then - READY <= HELD * (STAGES.size() - 1);
        if (begins) {
            history.add(told(
                    then,
                    "rollout-stage",
                    "info",
                    "stage %d of %d: %.0f%% of the requests go to the candidate"
                            .formatted(
                                    stage + 1, STAGES.size(), STAGES.get(stage).percent())));
        }
        CandidateEvidence evidence = begins ? before.nextStep() : before;
        double share = STAGES.get(stage).percent() / 100;
        long candidate = Math.round(share * REQUESTS);
        long errors = share(candidate, before.candidate().requests(), errorShare);
        long stable = REQUESTS - candidate;
        return evidence.plus(new SecondOfTraffic(
                START.getEpochSecond() + then,
                share,
                new Tally(candidate, errors, share(candidate, before.candidate().requests(), 0.02), 0),
                new Tally(stable, share(stable, before.stable().requests(), 0.004), share(stable, then, 0.02), 0)));
    }

    /** How many of so many more requests, when this share of all has them. */
    private static long share(long more, long before, double share) {
        return (long) (share * (before + more)) - (long) (share * before);
    }

    private static @Nullable Integer stage(int second) {
        return second < READY ? null : Math.min((second - READY) / HELD, STAGES.size() - 1);
    }

    private static RolloutStatus onItsWay(int second, CandidateEvidence evidence, List<Told> history) {
        int bakeEnds = READY + HELD * (STAGES.size() - 1) + BAKE;
        Integer stage = stage(second);
        if (second > bakeEnds) {
            history.add(
                    told(bakeEnds, "rollout-promoted", "info", "promoted: " + CANDIDATE + " is what is stable now"));
            return status(second, "promoted", "promoted", null, true, 100, evidence, List.of(), history);
        }
        if (stage == null) {
            return status(
                    second,
                    "preparing",
                    "starting the candidate",
                    0,
                    false,
                    0,
                    evidence,
                    List.of("promote", "abort", "pause"),
                    history);
        }
        boolean baking = stage == STAGES.size() - 1;
        return status(
                second,
                baking ? "baking" : "watching",
                baking
                        ? "baking: the candidate has all requests, the stable release is warm"
                        : "watching the candidate",
                stage,
                false,
                STAGES.get(stage).percent(),
                evidence,
                List.of("promote", "abort", "pause"),
                history);
    }

    private static RolloutStatus goneBack(int second, int failed, CandidateEvidence evidence, List<Told> history) {
        String why = evidence.findings().getFirst().explanation();
        history.add(told(failed, "rollout-going-back", "error", "going back: " + why));
        if (second < failed + 4) {
            return status(
                    second,
                    "withdrawing",
                    "gone back, and ending the candidate",
                    null,
                    false,
                    0,
                    evidence,
                    List.of(),
                    history);
        }
        history.add(told(failed + 4, "rollout-rolled-back", "error", "rolled back: " + why));
        return status(second, "rolled-back", "rolled back: " + why, null, true, 0, evidence, List.of("retry"), history);
    }

    private static RolloutStatus status(
            int second,
            String phase,
            String sentence,
            @Nullable Integer stage,
            boolean over,
            double percent,
            CandidateEvidence evidence,
            List<String> possible,
            List<Told> history) {
        return new RolloutStatus(
                ID,
                "dev",
                "canary",
                phase,
                sentence,
                history.getLast().at(),
                START.toString(),
                START.plusSeconds(second).toString(),
                over,
                word(evidence.verdict()),
                stage,
                STAGES,
                List.of(change(percent, over, phase, evidence)),
                possible,
                history);
    }

    private static ServiceChange change(double percent, boolean over, String phase, CandidateEvidence evidence) {
        int weight = (int) (percent * FULL_WEIGHT);
        boolean starting = phase.equals("preparing");
        return new ServiceChange(
                "order-service",
                percent,
                new ReleaseStatus(
                        STABLE, 100 * FULL_WEIGHT - weight, over ? null : 2, over ? null : 2, count(evidence.stable())),
                new ReleaseStatus(
                        CANDIDATE,
                        starting ? null : weight,
                        over ? null : 1,
                        over ? null : starting ? 0 : 1,
                        count(evidence.candidate())),
                new RequestCount(0, 0, 0),
                evidence.findings().stream().map(ToldCanary::finding).toList());
    }

    private static RolloutStatus told(
            RolloutStatus status,
            String phase,
            String sentence,
            List<String> possible,
            String kind,
            String severity,
            String message) {
        List<Told> history = new ArrayList<>(status.history());
        history.add(new Told(status.at(), kind, severity, message));
        return new RolloutStatus(
                status.id(),
                status.environment(),
                status.strategy(),
                phase,
                sentence,
                status.at(),
                status.startedAt(),
                status.at(),
                status.over(),
                status.verdict(),
                status.stage(),
                status.stages(),
                status.services(),
                possible,
                history);
    }

    private static Told told(int second, String kind, String severity, String message) {
        return new Told(START.plusSeconds(second).toString(), kind, severity, message);
    }

    private static RequestCount count(Tally tally) {
        return new RequestCount(tally.requests(), tally.errors(), tally.slow());
    }

    private static RuleFinding finding(Finding finding) {
        return new RuleFinding(
                word(finding.rule()),
                finding.rule().toString(),
                finding.metric() == Metric.ERRORS ? "errors" : "slowness",
                word(finding.verdict()),
                finding.value(),
                finding.threshold(),
                finding.explanation());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
