package io.grocellery.core.pipeline;

import java.time.Instant;

/** Where a stage stands. */
public sealed interface StagePhase {

    /** Something that it needs is not there yet. */
    record Waiting() implements StagePhase {}

    /**
     * A person must agree first.
     *
     * @param subject the digest of what would be deployed
     * @param expires when the question is withdrawn
     */
    record Asking(String subject, Instant since, Instant expires) implements StagePhase {}

    /**
     * It runs.
     *
     * @param attempt from 1; a further one when the daemon was ended meanwhile
     */
    record Running(int attempt, Instant since) implements StagePhase {}

    /**
     * It has ended.
     *
     * @param since when it last began to run, or when it ended if it never did
     */
    record Ended(StageResult result, Instant since, Instant at) implements StagePhase {}
}
