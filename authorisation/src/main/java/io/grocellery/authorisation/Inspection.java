package io.grocellery.authorisation;

import io.grocellery.authorisation.Finding.Check;
import io.grocellery.authorisation.Operation.Parameter;
import io.grocellery.authorisation.Policy.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that is asked of a shop, one check after the other. */
final class Inspection {

    /** Who tries what is not allowed: strangers, and those who have an account. Administrators are trusted. */
    private static final List<Role> ATTACKERS = List.of(Role.NO_TOKEN, Role.OTHER_SHOPPER);

    private final Policy policy;
    private final List<Operation> operations;
    private final Shop shop;
    private final Belongings belongings;
    private final Examiner examiner;
    private final Consumer<String> progress;

    /**
     * An inspection.
     *
     * @param operations what the services say that they offer
     * @param progress told what is being done
     */
    Inspection(
            Policy policy,
            List<Operation> operations,
            Shop shop,
            Belongings belongings,
            Examiner examiner,
            Consumer<String> progress) {
        this.policy = policy;
        this.operations = List.copyOf(operations);
        this.shop = shop;
        this.belongings = belongings;
        this.examiner = examiner;
        this.progress = progress;
    }

    /** That the policy speaks of all that there is, and of nothing else. */
    void coverage() {
        Set<String> served = operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> agreed = new TreeSet<>(policy.rules().keySet());
        served.stream()
                .filter(name -> !agreed.contains(name))
                .forEach(name -> uncovered(name, "a rule in the policy", "none"));
        agreed.stream()
                .filter(name -> !served.contains(name))
                .forEach(name -> uncovered(name, "an operation that is served", "none of this name"));
        progress.accept("%d operations, %d of them in the policy"
                .formatted(served.size(), covered().size()));
    }

    private void uncovered(String operation, String expected, String found) {
        examiner.report(new Finding(Check.COVERAGE, operation, "anybody", expected, found));
    }

    /** Each operation in the name of each role. */
    void matrix() throws IOException, InterruptedException {
        examiner.begin(Check.MATRIX);
        progress.accept("each operation in the name of each of " + Role.values().length + " roles");
        for (Operation operation : covered()) {
            belongings.cart();
            for (Role role : Role.values()) {
                matrix(operation, rule(operation), role);
            }
        }
    }

    private void matrix(Operation operation, Rule rule, Role role) throws IOException, InterruptedException {
        Exchange answer = ask(operation, role, belongings.in(rule.path()), body(rule));
        List<Integer> expected = Objects.requireNonNull(rule.expected().get(role));
        if (!expected.contains(answer.status())) {
            String words = expected.stream().map(String::valueOf).collect(Collectors.joining(" or "));
            examiner.report(
                    new Finding(Check.MATRIX, operation.name(), role.word(), words, String.valueOf(answer.status())));
        }
    }

    /** Every parameter and every property with what does not belong there. */
    void injection() throws IOException, InterruptedException {
        examiner.begin(Check.INJECTION);
        progress.accept("what does not belong there in every parameter and property");
        for (Operation operation : covered()) {
            Requests requests = requests(operation);
            for (Role role : ATTACKERS) {
                injectPaths(operation, requests, role);
            }
            injectBodies(operation, requests);
        }
    }

    private void injectPaths(Operation operation, Requests requests, Role role)
            throws IOException, InterruptedException {
        for (Parameter parameter : operation.parameters()) {
            for (String payload : Values.TEXTS) {
                ask(operation, role, requests.pathWith(parameter, payload), requests.body());
            }
        }
    }

    /** Only in the name of who has an account: of others hardly any body is read. */
    private void injectBodies(Operation operation, Requests requests) throws IOException, InterruptedException {
        for (String property : operation.body().keySet()) {
            for (Object value : Values.ofEveryKind()) {
                ask(operation, Role.OTHER_SHOPPER, requests.path(), requests.bodyWith(property, value));
            }
        }
    }

    /** So many requests with values that are drawn. */
    void fuzz(int count, RandomGenerator random) throws IOException, InterruptedException {
        examiner.begin(Check.FUZZ);
        progress.accept(count + " requests with values that are drawn");
        List<Operation> all = covered();
        for (int i = 0; i < count; i++) {
            Operation operation = all.get(random.nextInt(all.size()));
            Role role = ATTACKERS.get(random.nextInt(ATTACKERS.size()));
            ask(operation, role, drawnPath(operation, random), drawnBody(operation, random));
        }
    }

    private String drawnPath(Operation operation, RandomGenerator random) {
        Requests requests = requests(operation);
        List<Parameter> parameters = operation.parameters();
        return parameters.isEmpty() || random.nextBoolean()
                ? requests.path()
                : requests.pathWith(
                        parameters.get(random.nextInt(parameters.size())), String.valueOf(Values.drawn(random)));
    }

    private @Nullable String drawnBody(Operation operation, RandomGenerator random) {
        List<String> properties = operation.body().keySet().stream().sorted().toList();
        return properties.isEmpty()
                ? null
                : requests(operation).bodyWith(properties.get(random.nextInt(properties.size())), Values.drawn(random));
    }

    private Exchange ask(Operation operation, Role role, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return shop.ask(operation.name(), role, operation.method(), path, body);
    }

    private List<Operation> covered() {
        return operations.stream()
                .filter(operation -> policy.rules().containsKey(operation.name()))
                .toList();
    }

    private Requests requests(Operation operation) {
        Rule rule = rule(operation);
        return new Requests(operation, belongings.in(rule.path()), body(rule));
    }

    private Rule rule(Operation operation) {
        return Objects.requireNonNull(policy.rules().get(operation.name()));
    }

    private @Nullable String body(Rule rule) {
        return rule.body() == null ? null : belongings.in(rule.body());
    }
}
