package io.grocellery.scantools;

import io.grocellery.core.scan.Location;
import io.grocellery.core.scan.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Trivy's database over each bill of materials, and over image archives. */
final class Vulnerabilities implements Tool {

    private final Bills bills;
    private final TrivyProgram program;
    private final List<Path> images;

    Vulnerabilities(Bills bills, ToolFolder tools, List<Path> images) {
        this.bills = bills;
        this.program = new TrivyProgram(tools);
        this.images = images;
    }

    @Override
    public Scan scan() {
        return Scan.VULNERABILITIES;
    }

    @Override
    public Optional<Obstacle> obstacle() {
        Optional<Obstacle> nothingToLookAt = images.isEmpty() ? bills.obstacle() : Optional.empty();
        return program.obstacle().or(() -> nothingToLookAt);
    }

    @Override
    public Sightings look(Workspace workspace) throws ToolFailure {
        List<Hit> hits = new ArrayList<>();
        for (Bom bom : bills.all()) {
            Function<String, Location> place = part -> bom.location(workspace, part);
            hits.addAll(hits(workspace, List.of("sbom", bom.file().toString()), place));
        }
        for (Path image : images) {
            Function<String, Location> place = part -> new Location(workspace.name(image) + "!" + part, 0);
            hits.addAll(hits(workspace, List.of("image", "--input", image.toString(), "--scanners", "vuln"), place));
        }
        return new Sightings(program.version(workspace), program.database(workspace), hits);
    }

    private List<Hit> hits(Workspace workspace, List<String> words, Function<String, Location> place)
            throws ToolFailure {
        Tree report = program.reportWithDatabase(workspace, words);
        return new TrivyReport(report, Function.identity())
                .vulnerabilities().stream().map(found -> hit(found, place)).toList();
    }

    private static Hit hit(Tree found, Function<String, Location> place) {
        String part = found.at("PkgName").textOr("unnamed");
        String artifact = part.substring(part.lastIndexOf(':') + 1);
        String mended = found.at("FixedVersion").textOr("");
        return new Hit(
                found.at("VulnerabilityID").textOr("unnamed"),
                TrivyReport.severity(found),
                part + " " + found.at("InstalledVersion").textOr("") + ": "
                        + found.at("Title").textOr("a known vulnerability"),
                mended.isEmpty() ? "There is no mended version yet" : "Take " + mended,
                place.apply(artifact),
                Optional.of(part));
    }
}
