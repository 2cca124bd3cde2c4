package io.grocellery.systemtest.standin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Bad days, switched on and off by a test. The newest fault that fits a call decides. */
public final class Faults {
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Fault> losses = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

    private record Fault(Predicate<Call> fits, AtomicInteger left, Answer answer) {
        Optional<Answer> of(Call call) {
            return fits.test(call) && left.getAndDecrement() > 0 ? Optional.of(answer) : Optional.empty();
        }
    }

    /** Until {@link #clear}, calls below the path meet a service that is away. */
    public void outage(String path) {
        answerAll(path, Answer.problem(503, "service-unavailable", "The service is not to be reached."));
    }

    /** Until {@link #clear}, calls below the path are answered so. */
    public void answerAll(String path, Answer answer) {
        faults.put(path, new Fault(below(path), new AtomicInteger(Integer.MAX_VALUE), answer));
    }

    /** The next calls with this method below the path are answered so. */
    public void answerNext(int times, String method, String path, Answer answer) {
        Predicate<Call> fits = call -> call.is(method) && below(path).test(call);
        faults.put(method + path, new Fault(fits, new AtomicInteger(times), answer));
    }

    /** The next calls with this method below the path are carried out, but their answers are lost on the way. */
    public void loseNextAnswers(int times, String method, String path) {
        Predicate<Call> fits = call -> call.is(method) && below(path).test(call);
        losses.put(method + path, new Fault(fits, new AtomicInteger(times), Answer.problem(502, "bad-gateway", "")));
    }

    /** Everything is well again. */
    public void clear() {
        faults.clear();
        losses.clear();
        gates.values().forEach(CountDownLatch::countDown);
        gates.clear();
    }

    /** Calls below the path wait until the returned gate is run. */
    public Runnable hold(String path) {
        var gate = new CountDownLatch(1);
        gates.put(path, gate);
        return () -> {
            gates.remove(path);
            gate.countDown();
        };
    }

    Optional<Answer> of(Call call) {
        gates.forEach((path, gate) -> waitAt(gate, below(path).test(call)));
        return first(faults, call);
    }

    Optional<Answer> lossOf(Call call) {
        return first(losses, call);
    }

    private static Optional<Answer> first(Map<String, Fault> faults, Call call) {
        return faults.values().stream()
                .flatMap(fault -> fault.of(call).stream())
                .findFirst();
    }

    private static void waitAt(CountDownLatch gate, boolean concerned) {
        try {
            if (concerned && !gate.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a test held a request and never let it go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Predicate<Call> below(String path) {
        return call -> call.path().startsWith(path);
    }
}
