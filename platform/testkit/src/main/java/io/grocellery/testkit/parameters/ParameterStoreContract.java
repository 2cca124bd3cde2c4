package io.grocellery.testkit.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.core.parameters.Parameter;
import io.grocellery.core.parameters.ParameterPath;
import io.grocellery.core.parameters.ParameterStore;
import io.grocellery.core.parameters.ParameterValue;
import io.grocellery.testkit.time.ManualClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every parameter store keeps. */
public abstract class ParameterStoreContract {

    private static final ParameterPath URL = new ParameterPath("/grocellery/dev/database/url");
    private static final ParameterPath SECRET = new ParameterPath("/grocellery/dev/jwt/secret");
    private static final ParameterPath ELSEWHERE = new ParameterPath("/grocellery/development/database/url");

    /** The clock that the stores read. */
    protected final ManualClock clock = ManualClock.inJanuary();

    /** The store under test, empty at the beginning of each test; a call may give another one on the same content. */
    protected abstract ParameterStore store();

    @Test
    void whatWasPutIsThere() {
        Parameter put = store().put(URL, ParameterValue.plain("jdbc:postgresql://127.0.0.1:5433/x?a=b&c=ü"));

        assertThat(put.version()).isEqualTo(1);
        assertThat(put.changedAt()).isEqualTo(clock.instant());
        assertThat(store().get(URL)).contains(put);
        assertThat(store().get(SECRET)).isEmpty();
    }

    @Test
    void aSecretStaysOneAndPrintsAsStars() {
        store().put(SECRET, ParameterValue.secure("very secret"));

        Parameter found = store().get(SECRET).orElseThrow();

        assertThat(found.value()).isInstanceOf(ParameterValue.Secure.class);
        assertThat(found.value().reveal()).isEqualTo("very secret");
        assertThat(found.toString()).doesNotContain("very").contains("***");
    }

    @Test
    void everyChangeIsAVersion() {
        Parameter first = store().put(URL, ParameterValue.plain("one"));
        clock.advance(Duration.ofMinutes(1));
        Parameter second = store().put(URL, ParameterValue.secure("two"));

        assertThat(store().get(URL)).contains(second);
        assertThat(second.version()).isEqualTo(2);
        assertThat(store().history(URL)).containsExactly(first, second);
        assertThat(store().history(SECRET)).isEmpty();
    }

    @Test
    void anEmptyPlainValueIsAValue() {
        store().put(URL, ParameterValue.plain(""));

        assertThat(store().get(URL).orElseThrow().value().reveal()).isEmpty();
    }

    @Test
    void aFolderListsWhatIsUnderItAndNothingBeside() {
        store().put(SECRET, ParameterValue.secure("s"));
        store().put(ELSEWHERE, ParameterValue.plain("other"));
        store().put(URL, ParameterValue.plain("old"));
        Parameter newest = store().put(URL, ParameterValue.plain("new"));

        assertThat(store().list("/grocellery/dev")).extracting(Parameter::path).containsExactly(URL, SECRET);
        assertThat(store().list("/grocellery/dev/database/")).containsExactly(newest);
        assertThat(store().list("/grocellery/staging")).isEmpty();
    }

    @Test
    void whatIsThereIsNotMadeAgain() {
        AtomicInteger calls = new AtomicInteger();

        Parameter made = store().putIfAbsent(SECRET, () -> ParameterValue.secure("made " + calls.incrementAndGet()));
        Parameter found = store().putIfAbsent(SECRET, () -> ParameterValue.secure("made " + calls.incrementAndGet()));

        assertThat(found).isEqualTo(made);
        assertThat(calls).hasValue(1);
    }

    @Test
    void ofManyWhoMakeItAtOnceOneDoesAndAllGetTheSame() throws Exception {
        List<Future<Parameter>> results = inParallel(
                8, number -> () -> store().putIfAbsent(SECRET, () -> ParameterValue.secure("made by " + number)));

        Set<Parameter> distinct = new HashSet<>();
        for (Future<Parameter> result : results) {
            distinct.add(result.get());
        }
        assertThat(distinct).hasSize(1);
        assertThat(store().history(SECRET)).hasSize(1);
    }

    @Test
    void ofManyWhoChangeItAtOnceNoneIsLost() throws Exception {
        List<Future<Parameter>> results =
                inParallel(16, number -> () -> store().put(URL, ParameterValue.plain("by " + number)));

        for (Future<Parameter> result : results) {
            assertThat(store().history(URL)).contains(result.get());
        }
        assertThat(store().history(URL))
                .extracting(Parameter::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
    }

    private static <T> List<Future<T>> inParallel(int times, IntFunction<Callable<T>> task)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(IntStream.range(0, times).mapToObj(task).toList());
        }
    }
}
