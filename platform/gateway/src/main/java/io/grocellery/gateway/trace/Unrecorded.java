package io.grocellery.gateway.trace;

/** A trace that nobody looks at: it has ids, so that log lines of one request can be found, and costs no more. */
final class Unrecorded extends Trace {

    private final long span;

    Unrecorded(Arrival place, long span) {
        super(place);
        this.span = span;
    }

    @Override
    public void attempt(String instance) {
        // nobody is told
    }

    @Override
    public void failed(String why) {
        // nobody is told
    }

    @Override
    public void answered(int status) {
        // nobody is told
    }

    @Override
    public void ended(String how) {
        // nobody is told
    }

    @Override
    boolean recorded() {
        return false;
    }

    @Override
    long ownSpan() {
        return span;
    }

    @Override
    long sentSpan() {
        return span;
    }
}
