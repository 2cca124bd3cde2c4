package io.grocellery.authorisation;

import io.grocellery.core.problem.ExplainedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.jr.ob.JSON;

/**
 * The inspection program. It takes one JSON object on standard input, since secrets are among it: {@code environment},
 * {@code gateway} and {@code documents} (addresses), {@code policy} and {@code report} (files), {@code seed},
 * {@code requests}, {@code people} (tokens by role) and {@code keys} (the issuer's, a JWK set).
 */
final class Main {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private Main() {}

    /** Inspects and ends the process: 0 when nothing was found, 1 when something was, or nothing could be looked at. */
    public static void main(String[] words) throws InterruptedException {
        try {
            String order = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            Report report = inspect(JSON.std.mapFrom(order));
            System.out.print(report.text());
            System.exit(report.passed() ? DONE : FAILED);
        } catch (ExplainedException explained) {
            System.err.println(explained.what() + ": " + explained.why() + "\n  " + explained.remedy());
            System.exit(FAILED);
        } catch (IOException broken) {
            System.err.println(
                    "the shop could not be inspected: " + broken.getMessage() + "\n  look at ./grocellery status");
            System.exit(FAILED);
        }
    }

    private static Report inspect(Map<String, Object> order) throws IOException, InterruptedException {
        Policy policy = Policy.read(Path.of(text(order, "policy")));
        Tokens tokens = new Tokens(people(order), text(order, "keys"));
        long seed = number(order, "seed");
        SplittableRandom random = new SplittableRandom(seed);
        AtomicReference<String> secret = new AtomicReference<>("");
        Examiner examiner = new Examiner(policy.headers(), secret::get);
        Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
        Shop shop =
                new Shop(text(order, "gateway"), tokens, UUID::randomUUID, Clock.systemUTC(), Thread::sleep, examiner);
        Belongings belongings = Belongings.of(shop, ids);
        secret.set(belongings.orderNumber());
        Inspection inspection = new Inspection(
                policy, operations(order, shop), shop, belongings, examiner, each -> System.out.println(each));
        inspection.coverage();
        inspection.matrix();
        inspection.injection();
        inspection.fuzz((int) number(order, "requests"), random);
        Report report = new Report(
                text(order, "environment"), seed, examiner.seen(), List.copyOf(examiner.findings()), List.of());
        Path file = Path.of(text(order, "report"));
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, report.json());
        return report;
    }

    private static List<Operation> operations(Map<String, Object> order, Shop shop)
            throws IOException, InterruptedException {
        List<Operation> operations = new ArrayList<>();
        for (Object address : (List<?>) Objects.requireNonNull(order.get("documents"))) {
            operations.addAll(ApiDocument.of(shop.read(String.valueOf(address))).operations());
        }
        return operations;
    }

    private static Map<String, String> people(Map<String, Object> order) {
        Map<String, String> people = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(order.get("people")))
                .forEach((role, token) -> people.put(String.valueOf(role), String.valueOf(token)));
        return people;
    }

    private static String text(Map<String, Object> order, String key) {
        return String.valueOf(Objects.requireNonNull(order.get(key), key));
    }

    private static long number(Map<String, Object> order, String key) {
        return ((Number) Objects.requireNonNull(order.get(key), key)).longValue();
    }
}
