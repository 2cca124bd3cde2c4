package io.grocellery.gateway.proxy;

import io.grocellery.gateway.ledger.Account;
import io.grocellery.gateway.ledger.Key;
import io.grocellery.gateway.ledger.LoopLedger;
import io.grocellery.gateway.upstream.LiveBackend;
import io.grocellery.gateway.upstream.LiveRoute;
import io.grocellery.gateway.upstream.LiveTable;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a release's account without making a key for each request. */
final class Accounts {

    private final LoopLedger ledger;
    private final LoopLedger journeys;
    private final Account statics;
    private final Map<String, Account> byJourney = new HashMap<>();
    private final IdentityHashMap<LiveBackend, Account> drawn = new IdentityHashMap<>();
    private @Nullable LiveTable known;

    Accounts(LoopLedger ledger, LoopLedger journeys) {
        this.ledger = ledger;
        this.journeys = journeys;
        this.statics = ledger.account(Key.ofStatics());
    }

    Account of(LiveTable table, LiveRoute route, LiveBackend backend, boolean pinned) {
        if (pinned) {
            return ledger.account(new Key(route.route().name(), backend.release(), true));
        }
        if (!table.equals(known)) {
            drawn.clear();
            known = table;
        }
        return drawn.computeIfAbsent(
                backend, b -> ledger.account(new Key(route.route().name(), b.release(), false)));
    }

    /** For requests of a route that no release was chosen for. */
    Account none(LiveRoute route) {
        return ledger.account(new Key(route.route().name(), Key.NO_RELEASE, false));
    }

    /** Where a request of this journey is counted besides; null when it is part of none. */
    @Nullable
    Account journey(@Nullable String name) {
        return name == null ? null : byJourney.computeIfAbsent(name, n -> journeys.account(Key.journey(n)));
    }

    /** For files. */
    Account statics() {
        return statics;
    }
}
