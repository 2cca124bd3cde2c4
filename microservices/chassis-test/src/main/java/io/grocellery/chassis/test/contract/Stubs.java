package io.grocellery.chassis.test.contract;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.cloud.contract.spec.Contract;
import org.springframework.cloud.contract.verifier.converter.YamlContractConverter;
import org.springframework.cloud.contract.verifier.file.ContractMetadata;
import org.springframework.cloud.contract.verifier.wiremock.DslToWireMockClientConverter;

/** Plays other services as far as their contracts go, and knows what was asked that no contract has. */
public final class Stubs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

    private Stubs() {}

    /** Of these producers. */
    public static Stubs of(String... producers) {
        Stubs stubs = new Stubs();
        stubs.server.start();
        for (String producer : producers) {
            stubs.add(Contracts.of(producer));
        }
        return stubs;
    }

    public String url() {
        return server.baseUrl();
    }

    /** The contracts that were made use of, as {@code product-service/order-service-reserves}. */
    public Set<String> used() {
        return server.getAllServeEvents().stream()
                .filter(ServeEvent::getWasMatched)
                .map(event -> event.getStubMapping().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The contracts of this consumer, used or not. */
    public Set<String> expectedBy(String consumer) {
        return server.getStubMappings().stream()
                .map(StubMapping::getName)
                .filter(name -> name.contains("/" + consumer + "-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until a contract was made use of, but not for ever. */
    public void assertComesTo(String contract) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!used().contains(contract)) {
            assertNothingElseWasAsked();
            if (System.nanoTime() > end) {
                throw new AssertionError("the contract " + contract + " was not used within " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * Tells a consumer that asks for more than its contracts have.
     *
     * @throws AssertionError when something was asked that no contract has; names the contract that comes next to it
     */
    public void assertNothingElseWasAsked() {
        List<String> unexpected = server.findNearMissesForAllUnmatchedRequests().stream()
                .map(Stubs::explained)
                .distinct()
                .toList();
        if (!unexpected.isEmpty()) {
            throw new AssertionError(String.join("\n", unexpected));
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private void add(Contracts contracts) {
        contracts.files().forEach(file -> add(contracts.name(file), file));
    }

    private void add(String name, Path file) {
        ContractMetadata contract = new ContractMetadata(file, false, 1, null, read(file));
        for (String json : new DslToWireMockClientConverter()
                .convertContents(name, contract)
                .values()) {
            StubMapping stub = StubMapping.buildFrom(json);
            stub.setName(name);
            server.addStubMapping(stub);
        }
    }

    private static Collection<Contract> read(Path file) {
        return YamlContractConverter.INSTANCE.convertFrom(file.toFile());
    }

    private static String explained(NearMiss miss) {
        return "the contract " + miss.getStubMapping().getName() + " is broken by its consumer: no contract has "
                + miss.getRequest().getMethod() + " " + miss.getRequest().getUrl() + "\n" + miss.getDiff();
    }
}
