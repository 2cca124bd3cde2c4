package io.grocellery.performance.journey;

import io.grocellery.performance.machine.Machine;
import io.grocellery.target.local.installation.SourceCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures the journeys of a running environment, beside another one that is running or beside what is stored. */
public final class Journeys {

    /** Bootstraps draw the same at every run. */
    private static final int SEED = 1;

    private static final double PERCENT = 100;

    private final Map<String, Object> order;
    private final Path home;
    private final Consumer<String> progress;

    /**
     * Of an order.
     *
     * @param order {@code environment}, {@code gateway}, {@code token} of whoever buys, {@code report} (a file),
     *     {@code seconds} of a round, {@code rounds}, {@code limit} (percent), {@code save} (whether this becomes the
     *     baseline), and perhaps {@code against} (the gateway of what it is compared with) or {@code empty} (the
     *     environment that it would be compared with, if that served any release)
     * @param home the checkout
     */
    public Journeys(Map<String, Object> order, Path home, Consumer<String> progress) {
        this.order = Map.copyOf(order);
        this.home = home;
        this.progress = progress;
    }

    /**
     * Measures, compares and writes the report.
     *
     * @return whether anything has become worse than is allowed
     * @throws IOException when nobody could shop
     */
    public boolean foundRegression() throws IOException, InterruptedException {
        String machineClass =
                Machine.here(Thread::sleep).facts(Runtime.version()).machineClass();
        Shoppers shoppers = new Shoppers(text("token"), Duration.ofSeconds(number("seconds")));
        String against = (String) order.get("against");
        List<Map<Figure, Double>> theirs = new ArrayList<>();
        List<Map<Figure, Double>> ours = new ArrayList<>();
        warmUp(shoppers, against);
        for (int round = 1; round <= number("rounds"); round++) {
            progress.accept("round " + round + " of " + number("rounds"));
            if (against != null) {
                theirs.add(shoppers.round(against));
            }
            ours.add(shoppers.round(text("gateway")));
        }
        Samples samples = Samples.of(ours);
        Report report = Report.of(
                text("environment"),
                machineClass,
                reference(against, theirs, machineClass),
                Optional.ofNullable((String) order.get("empty")),
                samples,
                number("limit") / PERCENT,
                new SplittableRandom(SEED));
        finish(report, machineClass, samples);
        return report.has(Comparison.Verdict.REGRESSION);
    }

    private void warmUp(Shoppers shoppers, @Nullable String against) throws IOException {
        progress.accept("warming up");
        if (against != null) {
            shoppers.warmUp(against);
        }
        shoppers.warmUp(text("gateway"));
    }

    private Optional<Reference> reference(
            @Nullable String against, List<Map<Figure, Double>> theirs, String machineClass) {
        return against == null
                ? Reference.stored(baselines(), machineClass)
                : Optional.of(new Reference(against, Reference.IN_TURN, Samples.of(theirs)));
    }

    private void finish(Report report, String machineClass, Samples samples) throws IOException {
        Path file = Path.of(text("report"));
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, report.json());
        progress.accept(report.text().stripTrailing());
        if (Boolean.TRUE.equals(order.get("save"))) {
            progress.accept("baseline: " + Reference.save(baselines(), machineClass, SourceCommit.of(home), samples));
        }
    }

    private Path baselines() {
        return home.resolve("performance/baseline");
    }

    private String text(String key) {
        return String.valueOf(Objects.requireNonNull(order.get(key), key));
    }

    private int number(String key) {
        return ((Number) Objects.requireNonNull(order.get(key), key)).intValue();
    }
}
