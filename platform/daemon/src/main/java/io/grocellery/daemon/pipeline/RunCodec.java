package io.grocellery.daemon.pipeline;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grocellery.core.pipeline.RunRecord;
import io.grocellery.core.pipeline.StageResult;
import io.grocellery.core.pipeline.Work;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/** Writes the records of a run as JSON, and reads them again. What an older daemon wrote stays readable. */
final class RunCodec {

    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(RunRecord.class, Typed.class)
            .addMixIn(Work.class, Typed.class)
            .registerSubtypes(Stream.of(
                            RunRecord.Began.class,
                            RunRecord.Asked.class,
                            RunRecord.Approved.class,
                            RunRecord.Started.class,
                            RunRecord.Ended.class,
                            RunRecord.Reopened.class,
                            RunRecord.Finished.class,
                            Work.Command.class,
                            Work.Deploy.class)
                    .map(type -> new NamedType(type, type.getSimpleName().toLowerCase(Locale.ROOT)))
                    .toArray(NamedType[]::new))
            .build();

    /** Says which of the sealed types a value is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Typed {}

    String write(RunRecord record) {
        return json.writerFor(RunRecord.class).writeValueAsString(record);
    }

    /** @throws tools.jackson.core.JacksonException when it is none */
    RunRecord read(String text) {
        return json.readValue(text, RunRecord.class);
    }

    String writeResult(StageResult result) {
        return json.writeValueAsString(result);
    }

    /** @throws tools.jackson.core.JacksonException when it is none */
    StageResult readResult(String text) {
        return json.readValue(text, StageResult.class);
    }
}
