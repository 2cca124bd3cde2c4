package io.grocellery.daemon.rollout;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grocellery.core.judge.Tally;
import io.grocellery.core.rollout.Phase;
import io.grocellery.core.rollout.RolloutRecord;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Writes the records of a rollout as JSON, and reads them again. What an older daemon wrote stays readable. */
final class RecordCodec {

    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(RolloutRecord.class, Typed.class)
            .addMixIn(Phase.class, Typed.class)
            .addMixIn(Tally.class, TallyFields.class)
            .registerSubtypes(Stream.of(
                            RolloutRecord.Began.class,
                            RolloutRecord.Moved.class,
                            RolloutRecord.Counted.class,
                            Phase.Preparing.class,
                            Phase.Shifting.class,
                            Phase.Watching.class,
                            Phase.Holding.class,
                            Phase.Baking.class,
                            Phase.Retiring.class,
                            Phase.Returning.class,
                            Phase.Withdrawing.class,
                            Phase.Promoted.class,
                            Phase.RolledBack.class)
                    .map(type -> new NamedType(type, type.getSimpleName().toLowerCase(Locale.ROOT)))
                    .toArray(NamedType[]::new))
            .build();

    /** Says which of the sealed types a value is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Typed {}

    /** What is counted, and not what can be asked of it. */
    @JsonIncludeProperties({"requests", "errors", "slow", "stalled"})
    private interface TallyFields {}

    String write(RolloutRecord record) {
        return json.writerFor(RolloutRecord.class).writeValueAsString(record);
    }

    /** @throws tools.jackson.core.JacksonException when it is none */
    RolloutRecord read(String text) {
        return json.readValue(text, RolloutRecord.class);
    }
}
