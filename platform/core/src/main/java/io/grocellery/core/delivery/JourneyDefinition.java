package io.grocellery.core.delivery;

import io.grocellery.core.model.JourneyName;
import io.grocellery.core.model.RequestPattern;
import java.util.List;

/**
 * Something shoppers do, made of requests that may go to several services.
 *
 * @param name unique in the file, and no service's name
 * @param requests those that belong to it, 1 to {@value #MOST_PATTERNS}
 */
public record JourneyDefinition(JourneyName name, List<RequestPattern> requests) {

    public static final int MOST_PATTERNS = 20;

    public JourneyDefinition {
        requests = List.copyOf(requests);
    }
}
