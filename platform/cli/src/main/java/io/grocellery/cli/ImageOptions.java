package io.grocellery.cli;

import io.grocellery.core.delivery.ServiceDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which images, and how they are told of. */
final class ImageOptions {

    static final String LATEST = "latest";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "A service of the delivery file (default: each that is written in Java).")
    private @Nullable String service;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RELEASE",
            description = "One of its releases; see releases (default: the latest).")
    private @Nullable String release;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean json;

    boolean json() {
        return json;
    }

    String release() {
        return release == null ? LATEST : release;
    }

    boolean namesRelease() {
        return release != null;
    }

    /** Those named, or every service that an image can be made of. */
    List<String> services(DeliveryFile file) {
        return service != null
                ? List.of(service)
                : file.read().services().stream()
                        .filter(each -> each.program().isEmpty())
                        .map(ServiceDefinition::name)
                        .map(Object::toString)
                        .toList();
    }
}
