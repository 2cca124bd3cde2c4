package io.grocellery.summary.event;

/** An event that can never be taken. */
final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    /** @param field where in the event, for example {@code data.lines[0].quantity} */
    MalformedEventException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
