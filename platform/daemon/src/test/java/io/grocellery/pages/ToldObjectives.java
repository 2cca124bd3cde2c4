package io.grocellery.pages;

import io.grocellery.core.objective.BurnRule;
import io.grocellery.core.status.AlertsStatus;
import io.grocellery.core.status.AlertsStatus.AlertStatus;
import io.grocellery.core.status.AlertsStatus.Delivered;
import io.grocellery.core.status.ObjectivesStatus;
import io.grocellery.core.status.ObjectivesStatus.Course;
import io.grocellery.core.status.ObjectivesStatus.ObjectiveStatus;
import io.grocellery.core.status.ObjectivesStatus.RuleStatus;
import io.grocellery.core.status.ObjectivesStatus.Step;
import io.grocellery.core.status.ObjectivesStatus.SubjectCourse;
import io.grocellery.core.status.ObjectivesStatus.SubjectStatus;
import io.grocellery.core.status.ObjectivesStatus.ThroughputStatus;
import io.grocellery.core.status.ReleaseTraffic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Objectives, alerts and traffic as the daemon tells of them, for pages to show. */
public final class ToldObjectives {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-24T01:20:00Z");
    private static final int STEPS = 120;
    private static final int UNSEEN = 30;
    private static final long STEP_SECONDS = 21_600;
    private static final long REQUESTS = 20_000;

    private ToldObjectives() {}

    /** Whether things are well, and how much is known. */
    public enum Manner {
        WELL,
        BURNING,
        FRESH
    }

    /** The answer of {@code objectives}. */
    public static String objectives(Manner manner) {
        boolean fresh = manner == Manner.FRESH;
        return JSON.writeValueAsString(new ObjectivesStatus(
                "dev",
                NOW.toString(),
                fresh ? null : NOW.minusSeconds(1).toString(),
                List.of(
                        subject("order-service", "service", manner),
                        subject("cart-service", "service", fresh ? manner : Manner.WELL),
                        subject("checkout", "journey", manner))));
    }

    private static SubjectStatus subject(String name, String kind, Manner manner) {
        boolean fresh = manner == Manner.FRESH;
        return new SubjectStatus(
                name,
                kind,
                fresh ? 0 : (STEPS - UNSEEN) * STEP_SECONDS,
                List.of(
                        objective("availability", "99.9%", 0.001, true, manner),
                        objective("response_time_p95", "95% <500ms", 0.05, true, fresh ? manner : Manner.WELL),
                        objective("error_rate", "<1%", 0.01, false, manner)),
                new ThroughputStatus(
                        1_000,
                        fresh ? 0 : 312,
                        fresh ? 0 : 312,
                        "not-asked",
                        "not shown: the busiest minute had " + (fresh ? 0 : 312) + " requests"));
    }

    private static ObjectiveStatus objective(
            String objective, String target, double allowed, boolean rings, Manner manner) {
        long requests = manner == Manner.FRESH ? 0 : (STEPS - UNSEEN) * REQUESTS;
        long bad = bad(manner) * (STEPS - UNSEEN) / 10 + (manner == Manner.BURNING ? 1_200 : 0);
        Double left = requests == 0 ? null : 1 - bad / (allowed * requests);
        return new ObjectiveStatus(
                objective,
                target,
                allowed,
                requests == 0 ? "" : "99.95%",
                requests,
                bad,
                allowed * requests,
                Math.round(10 / allowed),
                left,
                left == null ? null : 0.3,
                outlook(left),
                rings,
                BurnRule.STANDARD.stream()
                        .map(rule -> rule(rule, manner, rings))
                        .toList());
    }

    private static long bad(Manner manner) {
        return manner == Manner.FRESH ? 0 : 60;
    }

    private static String outlook(@Nullable Double left) {
        if (left == null) {
            return "too few requests to tell: 0 of 10,000";
        }
        return left <= 0 ? "used up: the 30 days have to pass" : "lasts at the present rate";
    }

    private static RuleStatus rule(BurnRule rule, Manner manner, boolean rings) {
        boolean page = rule.urgency() == BurnRule.Urgency.PAGE;
        boolean fires = manner == Manner.BURNING && page && rings;
        double burn = fires ? rule.factor() * 1.7 : 0.31;
        return new RuleStatus(
                rule.name(),
                page ? "page" : "ticket",
                BurnRule.words(rule.longWindow()),
                BurnRule.words(rule.shortWindow()),
                rule.factor(),
                manner == Manner.FRESH ? null : burn,
                manner == Manner.FRESH ? null : burn * 1.2,
                manner == Manner.FRESH ? 0 : 20_000,
                1_667,
                fires);
    }

    /** The answer of {@code objectives/course}. */
    public static String course(Manner manner) {
        List<Step> steps = IntStream.range(0, STEPS)
                .mapToObj(number -> step(number, manner))
                .toList();
        return JSON.writeValueAsString(new Course(
                6,
                List.of(
                        new SubjectCourse("order-service", steps),
                        new SubjectCourse("cart-service", steps),
                        new SubjectCourse("checkout", steps))));
    }

    private static Step step(int number, Manner manner) {
        boolean seen = manner != Manner.FRESH && number >= UNSEEN && number / 7 != 10;
        long errors = !seen ? 0 : manner == Manner.BURNING && number == STEPS - 1 ? 1_200 : number % 3 * 6;
        return new Step(
                NOW.minusSeconds((STEPS - number) * STEP_SECONDS).toString(),
                seen ? REQUESTS : 0,
                errors,
                seen ? 90 : 0,
                seen ? STEP_SECONDS : 0);
    }

    /** The answer of {@code alerts}. */
    public static String alerts(Manner manner) {
        AlertStatus firing = alert("order-service", "service", null);
        return JSON.writeValueAsString(new AlertsStatus(
                "dev",
                NOW.toString(),
                manner == Manner.BURNING ? List.of(firing, alert("checkout", "journey", null)) : List.of(),
                manner == Manner.FRESH
                        ? List.of()
                        : List.of(alert(
                                "cart-service",
                                "service",
                                NOW.minusSeconds(80_000).toString())),
                manner == Manner.BURNING
                        ? List.of(new Delivered(
                                NOW.minusSeconds(30).toString(),
                                "order-service",
                                "firing",
                                "5% of the requests of order-service fail",
                                Map.of("alertname", "HighErrorRate")))
                        : List.of()));
    }

    private static AlertStatus alert(String of, String kind, @Nullable String ended) {
        return new AlertStatus(
                of,
                kind,
                "availability",
                "page 1h/5m",
                "page",
                14.4,
                NOW.minusSeconds(ended == null ? 125 : 81_000).toString(),
                ended,
                24.5,
                29.4,
                of + ": the budget of availability burns 24.5 times too fast",
                "see ./grocellery status and ./grocellery logs " + of);
    }

    /** The answer of {@code services/order-service/traffic}, with a release that takes over from another. */
    public static String traffic() {
        long from = NOW.getEpochSecond() - ReleaseTraffic.SECONDS;
        return JSON.writeValueAsString(new ReleaseTraffic(
                true,
                from,
                NOW.getEpochSecond(),
                List.of(
                        new ReleaseTraffic.OfRelease("r-7c41f0a2be93", steps(from, 40, 0, 60)),
                        new ReleaseTraffic.OfRelease("r-e02b9a6f1d54", steps(from, 12, 30, 60)))));
    }

    private static List<ReleaseTraffic.Step> steps(long from, double rate, int first, int last) {
        return IntStream.range(0, 60)
                .mapToObj(number -> {
                    boolean serves = number >= first && number < last;
                    double wave = rate * (1 + 0.2 * Math.sin(number / 4.0));
                    return new ReleaseTraffic.Step(
                            from + 5L * number,
                            serves ? wave : 0,
                            serves && number % 13 == 0 ? 0.4 : 0,
                            serves ? 20 + wave : null);
                })
                .toList();
    }

    /** The answer of {@code services/order-service/traces}. */
    public static String traces() {
        return """
                {"available":true,"traces":[
                 {"id":"a1","at":"2026-11-24T01:19:58Z","name":"http post /orders","millis":48.2,"spans":14,"failed":false,
                  "address":"http://127.0.0.1:9411/zipkin/traces/a1"},
                 {"id":"a2","at":"2026-11-24T01:19:51Z","name":"http get /orders/{id}","millis":1204.0,"spans":3,"failed":true,
                  "address":"http://127.0.0.1:9411/zipkin/traces/a2"}]}""";
    }

    /** The answer of the log of {@code order-service}. */
    public static String log() {
        return """
                {"lines":[
                 {"key":"1","instance":"order-service-1","at":"2026-11-24T01:19:58.120Z","level":"INFO","message":"order placed",
                  "trace":"0af7651916cd43dd8448eb211c80319c","address":"http://127.0.0.1:9411/zipkin/traces/0af7651916cd43dd8448eb211c80319c"},
                 {"key":"2","instance":"order-service-1","at":"2026-11-24T01:19:51.003Z","level":"WARN","message":"product-service answered late",
                  "trace":null,"address":null}]}""";
    }
}
