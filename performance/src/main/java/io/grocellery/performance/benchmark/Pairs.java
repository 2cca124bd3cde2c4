package io.grocellery.performance.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs of two things in turn (A B A B), so that what else the machine does meets both; compared pair by pair.
 *
 * @param <A> a run of what others do
 * @param <B> a run of what we do
 */
public record Pairs<A, B>(List<A> reference, List<B> ours) {

    public Pairs {
        reference = List.copyOf(reference);
        ours = List.copyOf(ours);
    }

    /** One run. */
    @FunctionalInterface
    public interface Run<T> {

        T measure() throws IOException, InterruptedException;
    }

    /** Runs each so many times, the reference first. */
    public static <A, B> Pairs<A, B> alternate(int count, Run<A> reference, Run<B> ours)
            throws IOException, InterruptedException {
        List<A> theirs = new ArrayList<>();
        List<B> own = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            theirs.add(reference.measure());
            own.add(ours.measure());
        }
        return new Pairs<>(theirs, own);
    }

    /** Ours divided by the reference, pair by pair. */
    public Spread ratio(ToDoubleFunction<A> ofReference, ToDoubleFunction<B> ofOurs) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < reference.size(); i++) {
            ratios.add(ofOurs.applyAsDouble(ours.get(i)) / ofReference.applyAsDouble(reference.get(i)));
        }
        return Spread.of(ratios);
    }
}
