package io.grocellery.core.supervision;

/** What must be done now; doing it twice does no harm. */
public sealed interface Effect {

    ComponentId component();

    /** Start it. */
    record Start(ComponentId component) implements Effect {}

    /** End it in good order: it may finish what it is doing. */
    record Stop(ComponentId component) implements Effect {}

    /** End it at once: it no longer answers. */
    record Kill(ComponentId component) implements Effect {}

    /** Tell people; nothing else changes. */
    record Report(ComponentId component, Kind kind, String message) implements Effect {}

    /** What a report is about. */
    enum Kind {
        READY,
        UNREADY,
        ENDED,
        HUNG,
        STARTED,
        STOPPED
    }
}
