package io.grocellery.core.pipeline;

/** What a person asks of a run. */
public sealed interface RunCommand {

    String by();

    /**
     * Agrees to what a stage would deploy.
     *
     * @param subject the digest that was looked at
     */
    record Approve(StageName stage, String subject, String by) implements RunCommand {}

    /** Does not agree. */
    record Reject(StageName stage, String by, String reason) implements RunCommand {}

    /** Ends whatever runs, and begins nothing more. */
    record Cancel(String by) implements RunCommand {}

    /** Tries again what did not pass. */
    record Retry(String by) implements RunCommand {}
}
