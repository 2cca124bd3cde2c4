package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for metrics as often as Prometheus does, and forgets them. */
final class Scraping {

    private static final int EVERY_SECONDS = 5;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<URI> addresses;
    private final AtomicLong failed = new AtomicLong();

    private Scraping(List<URI> addresses) {
        this.addresses = addresses;
    }

    /** Goes on until the workplace closes. */
    static Scraping of(Workplace workplace, List<URI> addresses) {
        Scraping scraping = new Scraping(addresses);
        ScheduledExecutorService every = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("scraping")::unstarted);
        ScheduledFuture<?> turns = every.scheduleAtFixedRate(scraping::scrape, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        workplace.afterwards(() -> {
            turns.cancel(true);
            every.shutdownNow();
        });
        return scraping;
    }

    /** How many answers were no metrics. */
    long failed() {
        return failed.get();
    }

    private void scrape() {
        addresses.forEach(this::scrape);
    }

    private void scrape(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address).build();
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != OK) {
                failed.incrementAndGet();
            }
        } catch (IOException unanswered) {
            failed.incrementAndGet();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
