package io.grocellery.summary.event;

import io.grocellery.summary.order.KnownOrder;
import io.grocellery.summary.order.Order;
import io.grocellery.summary.order.OrderJson;
import io.grocellery.summary.order.Revision;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/** Reads what the events of order-service say. */
@Component
class EventReader {
    private static final String PLACED = "io.grocellery.order.placed.v1";
    private static final String CANCELLED = "io.grocellery.order.cancelled.v1";
    private static final int LONGEST_ATTRIBUTE = 255;

    private final OrderJson json;

    EventReader(OrderJson json) {
        this.json = json;
    }

    /**
     * @return the order's news; nothing for a type that is of no concern here
     * @throws MalformedEventException for what is no CloudEvent, or no order in it
     */
    Optional<KnownOrder> read(CloudEvent event) {
        id(event);
        return switch (attribute(event.type(), "type")) {
            case PLACED -> Optional.of(order(event, false));
            case CANCELLED -> Optional.of(order(event, true));
            default -> Optional.empty();
        };
    }

    EventId id(CloudEvent event) {
        demand("1.0".equals(event.specversion()), "specversion", "must be 1.0");
        return new EventId(attribute(event.source(), "source"), attribute(event.id(), "id"));
    }

    private KnownOrder order(CloudEvent event, boolean cancelled) {
        var revision = new Revision(cancelled, sequence(event), id(event).id());
        var order = order(event.data());
        demand(order.id().toString().equalsIgnoreCase(event.subject()), "subject", "must be the order's id");
        return new KnownOrder(order, revision);
    }

    private Order order(@Nullable JsonNode data) {
        if (data == null || !data.isObject()) {
            throw new MalformedEventException("data", "must be an order");
        }
        try {
            return json.read(data);
        } catch (DatabindException e) {
            throw new MalformedEventException(field(e), reason(e));
        }
    }

    private static long sequence(CloudEvent event) {
        var sequence = attribute(event.sequence(), "sequence");
        demand(sequence.matches("[0-9]{1,18}"), "sequence", "must be an integer from 0");
        return Long.parseLong(sequence);
    }

    private static String attribute(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new MalformedEventException(name, "is required");
        }
        demand(value.length() <= LONGEST_ATTRIBUTE, name, "must be at most " + LONGEST_ATTRIBUTE + " characters");
        demand(value.chars().noneMatch(EventReader::unprintable), name, "must be printable");
        return value;
    }

    private static boolean unprintable(int character) {
        return Character.isISOControl(character) || Character.isSurrogate((char) character);
    }

    private static void demand(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw new MalformedEventException(field, otherwise);
        }
    }

    private static String field(DatabindException e) {
        return e.getPath().stream().map(EventReader::step).collect(Collectors.joining("", "data", ""));
    }

    private static String step(JacksonException.Reference step) {
        return step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName();
    }

    /** A value that refused itself says why; what the JSON reader says names our classes, which is nobody's business. */
    private static String reason(DatabindException e) {
        return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
                ? cause.getMessage()
                : "has the wrong type";
    }
}
