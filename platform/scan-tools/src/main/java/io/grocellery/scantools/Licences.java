package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import io.grocellery.scantools.Bom.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the licences in each bill of materials with {@code policy/licences.yaml}. Without a tool. */
final class Licences implements Tool {

    private final Workspace workspace;

    Licences(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Scan scan() {
        return Scan.LICENCES;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Bom.obstacle(workspace);
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        LicencePolicy policy = LicencePolicy.read(workspace.policy());
        List<Hit> hits = new ArrayList<>();
        for (Bom bom : Bom.in(workspace)) {
            bom.parts().stream()
                    .flatMap(part -> hit(bom, part, policy).stream())
                    .forEach(hits::add);
        }
        return Sightings.of("policy/licences.yaml", hits);
    }

    private Optional<Hit> hit(Bom bom, Part part, LicencePolicy policy) {
        List<String> licences = licences(part);
        if (policy.allows(licences)) {
            return Optional.empty();
        }
        boolean silent = licences.isEmpty();
        return Optional.of(new Hit(
                (silent ? "no-licence:" : "forbidden-licence:") + part.name(),
                silent ? Severity.HIGH : Severity.CRITICAL,
                part.name() + " " + part.version()
                        + (silent ? " does not say its licence" : " is under " + String.join(" or ", licences)),
                "Take another library, or let whoever answers for licences add this one to policy/licences.yaml",
                bom.location(workspace, part.artifact()),
                Optional.of(part.name())));
    }

    private static List<String> licences(Part part) {
        return part.component()
                .at("licenses")
                .each()
                .flatMap(each -> Stream.of(
                                each.at("license").at("id").text(),
                                each.at("license").at("name").text(),
                                each.at("expression").text())
                        .flatMap(Optional::stream))
                .toList();
    }
}
