package io.grocellery.scantools;

import io.grocellery.core.scan.Scan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One scan as a program carries it out. */
interface Tool {

    Scan scan();

    /** Why it cannot begin; empty when it can. */
    Optional<Obstacle> obstacle();

    /**
     * Looks at a workspace.
     *
     * @throws DatabaseUnreachable when it does not know what to look for
     * @throws ToolFailure when it did not look at everything
     */
    Sightings look(Workspace workspace) throws ToolFailure;

    /**
     * Why a scan cannot begin.
     *
     * @param why such as "semgrep is not installed"
     * @param remedy how that is mended
     * @param toolMissing whether it is the tool that is not there
     */
    record Obstacle(String why, String remedy, boolean toolMissing) {

        /** There is nothing to look at. */
        Obstacle(String why, String remedy) {
            this(why, remedy, false);
        }

        static Obstacle notInstalled(String tool) {
            return new Obstacle(tool + " is not installed", "scripts/scan-tools.sh " + tool + " installs it", true);
        }

        static Optional<Obstacle> withoutImage(List<Path> images) {
            return images.isEmpty()
                    ? Optional.of(new Obstacle("no image was named", "name its archive with --image"))
                    : Optional.empty();
        }
    }

    /**
     * All that a tool saw.
     *
     * @param version of the tool
     * @param database when what it knows of vulnerabilities was made
     */
    record Sightings(String version, Optional<Instant> database, List<Hit> hits) {

        static Sightings of(String version, List<Hit> hits) {
            return new Sightings(version, Optional.empty(), hits);
        }
    }
}
