package io.grocellery.target.local.gateway;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.objective.CountSource;
import io.grocellery.core.objective.Subject;
import io.grocellery.core.traffic.Outcomes;
import io.grocellery.target.local.files.JsonTree;
import java.time.Duration;
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
        return counts(JsonTree.of("the gateway", admin.get("/ledger?since=" + Math.max(0, epochSecond))));
    }

    Counts counts(JsonTree ledger) {
        Predicate<JsonTree> shoppers =
                row -> !row.flag("pinned") && !row.text("route").equals(Ledger.FILES);
        Stream<Second> ofServices = ledger.list("rows").stream()
                .filter(shoppers)
                .map(row -> second(row, Subject.of(new ServiceName(row.text("route")))));
        Stream<Second> ofJourneys = ledger.list("journeys").stream()
                .map(row -> second(row, Subject.of(new JourneyName(row.text("journey")))));
        return new Counts(
                ledger.number("from"),
                ledger.number("until"),
                Stream.concat(ofServices, ofJourneys).toList());
    }

    private Second second(JsonTree row, Subject subject) {
        Outcomes outcomes = Ledger.outcomes(row);
        long slow = outcomes.completed() == 0
                ? 0
                : Ledger.latencies(row.text("histogram")).longerThan(slowMicros);
        return new Second(row.number("second"), subject, outcomes.completed(), outcomes.serverErrors(), slow);
    }
}
