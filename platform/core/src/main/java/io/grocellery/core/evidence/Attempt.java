package io.grocellery.core.evidence;

import io.grocellery.core.pipeline.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One time that a stage ran.
 *
 * @param number from 1, over retries and crashes
 * @param endedAt empty while it goes on, or when a crash of the daemon ended it
 * @param outcome in the words of {@link io.grocellery.core.pipeline.Outcome}; empty likewise
 */
public record Attempt(
        String stage, int number, Instant startedAt, Optional<Instant> endedAt, String outcome, String sentence) {

    /** Every attempt of every stage, in the order in which they began. */
    public static List<Attempt> of(List<RunRecord> records) {
        List<Attempt> attempts = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        for (RunRecord record : records) {
            if (record instanceof RunRecord.Started started) {
                String stage = started.stage().value();
                int number =
                        last.containsKey(stage) ? attempts.get(last.get(stage)).number() + 1 : 1;
                last.put(stage, attempts.size());
                attempts.add(new Attempt(stage, number, started.at(), Optional.empty(), "", ""));
            } else if (record instanceof RunRecord.Ended ended) {
                Optional.ofNullable(last.get(ended.stage().value()))
                        .filter(place -> attempts.get(place).endedAt().isEmpty())
                        .ifPresent(
                                place -> attempts.set(place, attempts.get(place).ended(ended)));
            }
        }
        return List.copyOf(attempts);
    }

    private Attempt ended(RunRecord.Ended ended) {
        return new Attempt(
                stage,
                number,
                startedAt,
                Optional.of(ended.at()),
                ended.result().outcome().toString(),
                ended.result().sentence());
    }
}
