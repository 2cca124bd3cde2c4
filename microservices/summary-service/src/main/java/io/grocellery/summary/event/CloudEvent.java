package io.grocellery.summary.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event in the structured JSON format of CloudEvents 1.0, as it came: nothing in it is checked yet. Attributes
 * that are not known here are ignored.
 *
 * @param sequence the event's place among those of its subject, an integer as text
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CloudEvent(
        @Nullable String specversion,
        @Nullable String id,
        @Nullable String source,
        @Nullable String type,
        @Nullable String subject,
        @Nullable String sequence,
        @Nullable JsonNode data) {}
