package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import io.grocellery.core.scan.Severity;
import io.grocellery.scantools.Bom.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the licences in each bill of materials with {@code policy/licences.yaml}. Without a tool. */
final class Licences implements Tool {

    private final Bills bills;

    Licences(Bills bills) {
        this.bills = bills;
    }

    @Override
    public Scan scan() {
        return Scan.LICENCES;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return bills.obstacle().or(this::silence);
    }

    /** A bill that was made of files alone knows no licence: then nothing can be said, be it good or bad. */
    private Optional<Obstacle> silence() {
        try {
            for (Bom bom : bills.all()) {
                List<Part> parts = bom.parts().stream().filter(Part::licensed).toList();
                if (!parts.isEmpty()
                        && parts.stream().allMatch(part -> part.licences().isEmpty())) {
                    return Optional.of(new Obstacle(
                            "no part of " + bom.file().getFileName()
                                    + " says its licence: it was made of a release's files",
                            "scripts/sbom.sh writes bills that do, before a release is made"));
                }
            }
            return Optional.empty();
        } catch (ToolFailure unreadable) {
            return Optional.empty(); // told as a failure of the scan
        }
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        LicencePolicy policy = LicencePolicy.read(workspace.policy());
        List<Hit> hits = new ArrayList<>();
        for (Bom bom : bills.all()) {
            bom.parts().stream()
                    .filter(Part::licensed)
                    .flatMap(part -> hit(workspace, bom, part, policy).stream())
                    .forEach(hits::add);
        }
        return Sightings.of("policy/licences.yaml", hits);
    }

    private static Optional<Hit> hit(Workspace workspace, Bom bom, Part part, LicencePolicy policy) {
        List<String> licences = part.licences();
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
}
