package io.grocellery.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Key KEY = new Key("order-service", "r-1", false);

    private final Ledger ledger = new Ledger();

    @Test
    void aSecondHoldsWhatHappenedInIt() throws DataFormatException {
        LoopLedger loop = ledger.loop();
        Account account = loop.account(KEY);
        account.accept(100);
        account.accept(100);
        account.complete(100, 200, 1500);
        account.complete(101, 503, 2500);
        loop.turn(102);

        List<LedgerRow> rows = ledger.rows(0, 102);

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().counts().accepted()).isEqualTo(2);
        assertThat(rows.getFirst().counts().completed(2)).isEqualTo(1);
        assertThat(rows.getFirst().inFlight()).isEqualTo(1);
        assertThat(rows.getLast().counts().completed(5)).isEqualTo(1);
        assertThat(rows.getLast().inFlight()).isZero();
        assertThat(decode(rows.getFirst()).getMaxValue()).isBetween(1490L, 1515L);
    }

    @Test
    void theOpenSecondIsNotHandedOut() {
        LoopLedger loop = ledger.loop();
        loop.account(KEY).accept(100);

        loop.turn(101);

        assertThat(ledger.rows(0, 100)).isEmpty();
        assertThat(ledger.rows(100, 101)).hasSize(1);
        assertThat(ledger.rows(101, 101)).isEmpty();
    }

    @Test
    void aRequestThatTakesLongShowsInEverySecond() {
        LoopLedger loop = ledger.loop();
        loop.account(KEY).accept(100);
        for (int second = 101; second <= 110; second++) {
            loop.turn(second);
        }

        assertThat(ledger.rows(0, 110)).hasSize(10).allMatch(row -> row.inFlight() == 1);
    }

    @Test
    void fifteenMinutesAreRemembered() {
        LoopLedger loop = ledger.loop();
        Account account = loop.account(KEY);
        for (int second = 0; second < 2000; second++) {
            account.accept(second);
            account.complete(second, 200, 10);
        }
        loop.turn(2000);

        assertThat(ledger.rows(0, 2000)).hasSize(Ledger.SECONDS + 1);
        assertThat(ledger.rows(0, 2000).getFirst().second()).isEqualTo(1999 - Ledger.SECONDS);
    }

    @Test
    void eventLoopsAreAddedUpEvenWhenOneIsLate() throws DataFormatException {
        LoopLedger one = ledger.loop();
        LoopLedger other = ledger.loop();
        one.account(KEY).accept(100);
        one.account(KEY).complete(100, 200, 1000);
        other.account(KEY).accept(100);
        other.account(KEY).complete(100, 404, 5000);
        for (int second = 101; second < 120; second++) {
            one.account(KEY).accept(second);
            one.turn(second + 1);
        }
        other.turn(120);

        LedgerRow row = ledger.rows(100, 101).getFirst();

        assertThat(row.counts().accepted()).isEqualTo(2);
        assertThat(row.counts().completed()).isEqualTo(2);
        assertThat(decode(row).getTotalCount()).isEqualTo(2);
    }

    /** Random histories: whatever happens, the books balance, and rows and totals tell the same story. */
    @RepeatedTest(50)
    void acceptedIsCompletedPlusAbortedPlusInFlight(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        LoopLedger loop = ledger.loop();
        List<Account> accounts = List.of(
                loop.account(KEY),
                loop.account(new Key("order-service", "r-2", false)),
                loop.account(new Key("order-service", "r-2", true)));
        List<Account> alive = new ArrayList<>();
        long second = 1_000;
        for (int i = 0; i < 5_000; i++) {
            second += random.nextInt(50) == 0 ? random.nextInt(1, 4) : 0;
            step(random, second, accounts, alive);
            assertThat(loop.audit(
                            account -> alive.stream().filter(account::equals).count()))
                    .isEmpty();
        }
        loop.turn(second + 1);

        Map<Key, Counts> rows = new HashMap<>();
        ledger.rows(0, second + 1)
                .forEach(row ->
                        rows.computeIfAbsent(row.key(), key -> new Counts()).add(row.counts()));
        for (Totals totals : loop.totals()) {
            assertThat(totals.balanced()).isTrue();
            assertThat(rows.getOrDefault(totals.key(), new Counts()))
                    .usingRecursiveComparison()
                    .isEqualTo(totals.counts());
        }
    }

    @Test
    void aLostRequestIsFoundAndNamed() {
        LoopLedger loop = ledger.loop();
        loop.account(KEY).accept(100);

        assertThat(loop.audit(account -> 0))
                .singleElement()
                .asString()
                .contains("order-service", "r-1", "accepted 1", "in flight 1 (0 counted)");
    }

    private static void step(SplittableRandom random, long second, List<Account> accounts, List<Account> alive) {
        int choice = random.nextInt(8);
        if (choice < 4 || alive.isEmpty()) {
            Account account = accounts.get(random.nextInt(accounts.size()));
            account.accept(second);
            alive.add(account);
            return;
        }
        Account account = alive.remove(random.nextInt(alive.size()));
        switch (choice) {
            case 4, 5 -> account.complete(second, 100 + random.nextInt(500), random.nextLong(10_000_000));
            case 6 -> account.abort(second);
            default -> account.breakOff(second, random.nextLong(10_000_000));
        }
    }

    private static Histogram decode(LedgerRow row) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(row.histogram())), 0);
    }
}
