package io.grocellery.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.jr.ob.JSON;

/** Shows what was released. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = "Show the releases there are, the latest first, and where they serve.")
final class ReleasesCommand extends BaseCommand {

    private static final int SHORT_DIGEST = 12;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Only those of this service.")
    private @Nullable String service;

    @Option(names = "--json", description = "Print the facts as JSON, with dependencies and migrations.")
    private boolean json;

    @Override
    protected ExitCode run() {
        String query = service == null ? "" : "?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
        String body = daemon().get("/api/releases" + query);
        if (json) {
            screen().raw(body);
        } else {
            show(body);
        }
        return ExitCode.DONE;
    }

    private void show(String body) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SERVICE", "RELEASE", "MADE", "COMMIT", "SHA-256", "SIZE", "SERVES"));
        for (Object item : (List<?>) JSON.std.mapFrom(body).getOrDefault("items", List.of())) {
            rows.add(row((Map<?, ?>) item));
        }
        screen().table(rows);
    }

    private static List<String> row(Map<?, ?> item) {
        return List.of(
                text(item, "service"),
                text(item, "release"),
                text(item, "createdAt").replaceFirst("\\.\\d+Z$", "Z"),
                source(item),
                text(item, "digest").substring(0, SHORT_DIGEST),
                size(item),
                texts(item, "serves").collect(Collectors.joining(",")));
    }

    private static String source(Map<?, ?> item) {
        Stream<String> patches = item.get("patches") instanceof List<?> list
                ? list.stream().map(patch -> " + " + text((Map<?, ?>) patch, "name"))
                : Stream.empty();
        return text(item, "commit") + patches.collect(Collectors.joining());
    }

    private static String size(Map<?, ?> item) {
        long kibibytes = item.get("bytes") instanceof Number bytes ? (bytes.longValue() + 1023) >> 10 : 0;
        return kibibytes < 1024 ? kibibytes + " KiB" : (kibibytes >> 10) + " MiB";
    }

    private static Stream<String> texts(Map<?, ?> item, String key) {
        return item.get(key) instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.empty();
    }

    private static String text(Map<?, ?> item, String key) {
        return String.valueOf(item.get(key));
    }
}
