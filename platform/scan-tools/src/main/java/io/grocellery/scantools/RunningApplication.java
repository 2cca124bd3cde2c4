package io.grocellery.scantools;

import io.grocellery.core.model.Loopback;
import io.grocellery.core.problem.ExplainedException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application that runs on this machine, and may be attacked.
 *
 * @param gateway where all of it is reached
 * @param documents where its services describe themselves (OpenAPI)
 * @param token in whose name it is asked
 */
public record RunningApplication(URI gateway, List<URI> documents, String token) {

    /** @throws ExplainedException when any of it is on another machine, whose owner did not ask for an attack */
    public RunningApplication {
        documents = List.copyOf(documents);
        Stream.concat(Stream.of(gateway), documents.stream())
                .filter(each -> !Loopback.isNamed(each.getHost()))
                .findFirst()
                .ifPresent(RunningApplication::refuse);
    }

    private static void refuse(URI elsewhere) {
        throw new ExplainedException(
                "nothing was attacked",
                elsewhere + " is not on this machine",
                "name an environment that runs here, on loopback");
    }

    /** Without the token, which belongs in no log. */
    @Override
    public String toString() {
        return gateway.toString();
    }
}
