package io.grocellery.order.outbox;

/** Where messages go. Called from many threads at once, never with two messages about the same order. */
public interface Destination {
    String name();

    /** Delivers a message, possibly not for the first time. Whatever it throws means that it is to be tried again. */
    Outcome deliver(Message message);
}
