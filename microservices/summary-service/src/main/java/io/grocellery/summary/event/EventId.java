package io.grocellery.summary.event;

/** What makes an event that one: CloudEvents has ids unique per source. */
record EventId(String source, String id) {}
