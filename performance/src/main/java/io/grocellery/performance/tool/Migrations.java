package io.grocellery.performance.tool;

import io.grocellery.performance.benchmark.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The scripts that make a service's schema. */
public final class Migrations {

    private Migrations() {}

    /** All but the demo catalogue, in their order. */
    public static List<String> withoutDemo(Workplace workplace, String service) throws IOException {
        Path folder = workplace
                .home()
                .resolve(Path.of("microservices", service, "src", "main", "resources", "db", "migration"));
        try (Stream<Path> files = Files.list(folder)) {
            List<String> scripts = new ArrayList<>();
            for (Path file : files.filter(file -> !file.toString().contains("demo"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList()) {
                scripts.add(Files.readString(file));
            }
            return List.copyOf(scripts);
        }
    }
}
