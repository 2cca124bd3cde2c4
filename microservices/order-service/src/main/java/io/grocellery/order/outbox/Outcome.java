package io.grocellery.order.outbox;

/** What became of a delivery. */
public sealed interface Outcome {
    Outcome DELIVERED = new Delivered();

    static Outcome away(String reason) {
        return new Away(reason);
    }

    static Outcome refused(String reason) {
        return new Refused(reason);
    }

    /** It arrived. */
    record Delivered() implements Outcome {}

    /** The destination could not take it now; nothing is wrong with the message. */
    record Away(String reason) implements Outcome {}

    /** The destination will not take it; after so many tries it is put aside for somebody to look at. */
    record Refused(String reason) implements Outcome {}
}
