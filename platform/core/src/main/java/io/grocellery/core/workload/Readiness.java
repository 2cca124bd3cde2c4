package io.grocellery.core.workload;

/** What an instance said when asked whether it can serve. */
public sealed interface Readiness {

    /** It can serve. */
    record Ready() implements Readiness {}

    /**
     * It answers and cannot serve.
     *
     * @param reason what it answered, for people
     */
    record NotReady(String reason) implements Readiness {}

    /**
     * It runs and does not answer.
     *
     * @param reason how asking failed, for people
     */
    record Silent(String reason) implements Readiness {}

    /** It does not run. */
    record Absent() implements Readiness {}
}
