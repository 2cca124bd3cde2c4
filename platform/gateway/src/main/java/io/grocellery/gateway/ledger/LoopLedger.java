package io.grocellery.gateway.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** All accounts of one event loop; used on that loop only. */
public final class LoopLedger {

    private final Ledger ledger;
    private final Map<Key, Account> accounts = new HashMap<>();

    LoopLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    public Account account(Key key) {
        return accounts.computeIfAbsent(key, k -> new Account(k, ledger::take));
    }

    /** Closes every second before this one. */
    public void turn(long epochSecond) {
        accounts.values().forEach(account -> account.turn(epochSecond));
    }

    /** The loop's sums at this moment. */
    public List<Totals> totals() {
        return accounts.values().stream().map(Account::totals).toList();
    }

    /**
     * Holds the books against the world.
     *
     * @param alive how many requests of an account there really are, counted one by one
     * @return the accounts that do not balance, each with its figures; empty when all is well
     */
    public List<String> audit(ToLongFunction<Account> alive) {
        List<String> breaches = new ArrayList<>();
        for (Account account : accounts.values()) {
            Totals totals = account.totals();
            long counted = alive.applyAsLong(account);
            if (!totals.balanced() || counted != totals.inFlight()) {
                breaches.add(describe(totals, counted));
            }
        }
        return breaches;
    }

    private static String describe(Totals totals, long counted) {
        Counts counts = totals.counts();
        return "route " + totals.key().route() + ", release " + totals.key().release() + ": accepted "
                + counts.accepted() + " != completed " + counts.completed() + " + client-aborted "
                + counts.clientAborted() + " + in flight " + totals.inFlight() + " (" + counted + " counted)";
    }
}
