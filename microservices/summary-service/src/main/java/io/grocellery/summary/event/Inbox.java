package io.grocellery.summary.event;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers every event that was taken. */
@Component
class Inbox {
    private final JdbcClient database;
    private final Clock clock;

    Inbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes the event inside the caller's transaction. While another transaction is taking the same event, waits for
     * its end.
     *
     * @return false when the event was taken before
     */
    boolean note(EventId id) {
        return database.sql("""
                                insert into inbox (source, event_id, received_at)
                                values (:source, :id, :at) on conflict do nothing
                                """)
                        .param("source", id.source())
                        .param("id", id.id())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
