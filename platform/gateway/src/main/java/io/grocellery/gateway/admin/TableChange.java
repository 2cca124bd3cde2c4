package io.grocellery.gateway.admin;

import io.grocellery.gateway.table.Table;
import io.grocellery.gateway.table.TableWriter;
import org.jspecify.annotations.Nullable;

/** Whether a table may follow the one in force. */
enum TableChange {
    /** It is newer and is to be served. */
    APPLY,
    /** It is the one in force, sent again. */
    REPEAT,
    /** It is older than the one in force, or another one of the same version: two writers have met. */
    STALE,
    /** It would move a socket, which only a restart can. */
    MOVES_SOCKET;

    static TableChange between(Table present, Table next) {
        if (!present.listen().equals(next.listen()) || !present.admin().equals(next.admin())) {
            return MOVES_SOCKET;
        }
        if (next.version() > present.version()) {
            return APPLY;
        }
        return TableWriter.json(present).equals(TableWriter.json(next)) ? REPEAT : STALE;
    }

    /** What a person should know when it is refused; null when it is not. */
    @Nullable
    String refusal(Table present, Table next) {
        return switch (this) {
            case APPLY, REPEAT -> null;
            case STALE ->
                "version " + next.version() + " does not follow version " + present.version()
                        + ", which is in force: read the table, change it, and send it with a higher version";
            case MOVES_SOCKET -> "listen and admin cannot change while the gateway runs: restart it with the new table";
        };
    }
}
