package io.grocellery.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes through the pipeline. */
final class RunOptions {

    @Option(
            names = "--ref",
            paramLabel = "COMMIT",
            description = "A branch, tag or commit (default: the files as they are).")
    private @Nullable String ref;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "The branch that it counts as, which says how far it may go (default: "
                    + "$${env:GROCELLERY_BRANCH} or the one checked out).",
            defaultValue = "${env:GROCELLERY_BRANCH}")
    private @Nullable String branch;

    @Option(names = "--detach", description = "Do not follow it.")
    private boolean detach;

    Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("by", Person.here());
        if (ref != null) {
            request.put("ref", ref);
        }
        if (branch != null && !branch.isEmpty()) {
            request.put("branch", branch);
        }
        return request;
    }

    boolean detached() {
        return detach;
    }
}
