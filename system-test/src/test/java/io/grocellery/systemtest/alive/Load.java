package io.grocellery.systemtest.alive;

import io.grocellery.systemtest.running.Customer;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Shoppers who order again soon after they are answered, at most 400 carts in all. One who gets no answer, or is asked to
 * come back, tries the same cart with the same key again, as the storefront does.
 */
final class Load implements AutoCloseable {

    private static final int MOST_CARTS = 400;
    private static final int MOST_TRIES = 600;
    private static final long PAUSE_NANOS = 100_000_000;

    /** Leaves the processors to what is to recover, and to other tests. */
    private static final long LOOK_AROUND_NANOS = 30_000_000;

    private static final Set<Integer> COME_BACK = Set.of(409, 429, 502, 503, 504);

    private final List<String> products;
    private final List<Thread> shoppers = new ArrayList<>();
    private final Collection<String> orders = new ConcurrentLinkedQueue<>();
    private final Collection<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger carts = new AtomicInteger();
    private volatile boolean open = true;

    Load(List<Customer> customers, List<String> products) {
        this.products = products;
        customers.forEach(
                customer -> shoppers.add(Thread.ofPlatform().name("shopper").start(() -> shop(customer))));
    }

    int placed() {
        return orders.size();
    }

    /** The orders that were acknowledged. */
    List<String> orders() {
        return List.copyOf(orders);
    }

    /** How many carts were carried to the end. */
    int carts() {
        return carts.get();
    }

    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** No new carts; those begun are carried to the end. */
    void finish() {
        open = false;
        for (Thread shopper : shoppers) {
            try {
                shopper.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void shop(Customer customer) {
        while (open && carts.get() < MOST_CARTS) {
            try {
                String cart = customer.cartWith(products);
                carry(customer, cart, UUID.randomUUID());
                LockSupport.parkNanos(LOOK_AROUND_NANOS);
            } catch (UncheckedIOException | AssertionError notNow) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void carry(Customer customer, String cart, UUID key) {
        for (int i = 0; i < MOST_TRIES; i++) {
            if (isAnswered(customer, cart, key)) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        unexpected.add("no answer for cart " + cart);
    }

    private boolean isAnswered(Customer customer, String cart, UUID key) {
        HttpResponse<String> answer;
        try {
            answer = customer.order(cart, key);
        } catch (UncheckedIOException lost) {
            return false;
        }
        if (answer.statusCode() == 201) {
            orders.add(String.valueOf(Customer.object(answer).get("id")));
            carts.incrementAndGet();
            return true;
        }
        if (!COME_BACK.contains(answer.statusCode())) {
            unexpected.add(answer.statusCode() + " " + answer.body());
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        finish();
    }
}
