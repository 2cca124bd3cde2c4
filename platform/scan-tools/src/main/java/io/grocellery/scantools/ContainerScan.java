package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import io.grocellery.scantools.ImageArchive.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how images start: as whom, and with which variables. Without a tool. */
final class ContainerScan implements Tool {

    private static final Pattern SECRET =
            Pattern.compile("PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY");
    private static final Pattern PLACE = Pattern.compile(".*_(FILE|PATH|DIR|URL|URI)");

    private final List<Path> images;

    ContainerScan(List<Path> images) {
        this.images = images;
    }

    @Override
    public Scan scan() {
        return Scan.CONTAINER;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Obstacle.withoutImage(images);
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Hit> hits = new ArrayList<>();
        for (Path image : images) {
            for (Configuration configuration : new ImageArchive(image).configurations()) {
                hits(configuration, workspace.name(image) + "!" + configuration.name())
                        .forEach(hits::add);
            }
        }
        return Sightings.of("Grocellery's own", hits);
    }

    private static Stream<Hit> hits(Configuration configuration, String path) {
        return Stream.concat(root(configuration, path).stream(), secrets(configuration, path));
    }

    private static Optional<Hit> root(Configuration configuration, String path) {
        String user = configuration.user();
        String name = user.split(":", 2)[0];
        return name.isEmpty() || name.equals("root") || name.matches("0+")
                ? Optional.of(Hit.of(
                        "root-user",
                        Severity.CRITICAL,
                        "the image starts as root: " + (user.isEmpty() ? "it names no user" : "its user is " + user),
                        "Let it start as nobody in particular, such as user 10001",
                        new Location(path, 0)))
                : Optional.empty();
    }

    /** What it is set to is told nowhere. */
    private static Stream<Hit> secrets(Configuration configuration, String path) {
        return configuration.environment().stream()
                .map(variable -> variable.split("=", 2))
                .filter(variable -> variable.length == 2 && !variable[1].isBlank())
                .map(variable -> variable[0])
                .filter(ContainerScan::isSecret)
                .map(name -> new Hit(
                        "secret-in-environment",
                        Severity.CRITICAL,
                        "whoever has the image can read its variable " + name,
                        "Make the secret invalid where it is used, and give its successor to the container when it"
                                + " starts",
                        new Location(path, 0),
                        Optional.of(name)));
    }

    private static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SECRET.matcher(upper).find() && !PLACE.matcher(upper).matches();
    }
}
