package io.grocellery.target.local.gateway;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.CountSource;
import io.grocellery.core.objective.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads off the local gateway's ledger what objectives are held against. */
public final class GatewayCountSource implements CountSource {

    private final GatewayAdmin admin;
    private final long slowMicros;

    /** @param slowAfter a request that takes longer is slow */
    public GatewayCountSource(GatewayAdmin admin, Duration slowAfter) {
        this.admin = admin;
        this.slowMicros = slowAfter.toNanos() / 1_000;
    }

    @Override
    public Counts since(long epochSecond) {
        return counts(Tree.of(admin.get("/ledger?since=" + Math.max(0, epochSecond))));
    }

    Counts counts(Tree ledger) {
        Map<String, Second> sums = new TreeMap<>();
        Predicate<Tree> shoppers =
                row -> !row.flag("pinned") && !row.text("route").equals(Ledger.FILES);
        Stream.concat(
                        ledger.list("rows").stream()
                                .filter(shoppers)
                                .map(row -> second(row, Subject.of(new ServiceName(row.text("route"))))),
                        ledger.list("journeys").stream()
                                .map(row -> second(row, Subject.of(new JourneyName(row.text("journey"))))))
                .forEach(second -> sums.merge(key(second), second, GatewayCountSource::plus));
        return new Counts(
                ledger.number("from"),
                ledger.number("until"),
                sums.values().stream().toList());
    }

    private Second second(Tree row, Subject subject) {
        Tree completed = row.object("completed");
        long requests = completed.number("1xx")
                + completed.number("2xx")
                + completed.number("3xx")
                + completed.number("4xx")
                + completed.number("5xx");
        long slow = requests == 0 ? 0 : Ledger.latencies(row.text("histogram")).longerThan(slowMicros);
        return new Second(row.number("second"), subject, requests, completed.number("5xx"), slow);
    }

    private static String key(Second second) {
        return String.format("%019d %s", second.epochSecond(), second.subject());
    }

    private static Second plus(Second one, Second other) {
        return new Second(
                one.epochSecond(),
                one.subject(),
                one.requests() + other.requests(),
                one.errors() + other.errors(),
                one.slow() + other.slow());
    }
}
