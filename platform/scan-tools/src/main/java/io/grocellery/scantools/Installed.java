package io.grocellery.scantools;

import io.grocellery.scantools.Tool.Obstacle;
import io.grocellery.scantools.ToolProcess.Ended;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A program among the tools.
 *
 * @param deadline after which it is killed
 * @param own what its environment holds besides what all tools are given
 */
record Installed(ToolFolder tools, String name, Duration deadline, Map<String, String> own) {

    Installed(ToolFolder tools, String name, Duration deadline) {
        this(tools, name, deadline, Map.of());
    }

    /** Why it cannot run; empty when it is there. */
    Optional<Obstacle> obstacle() {
        return tools.program(name).isPresent() ? Optional.empty() : Optional.of(Obstacle.notInstalled(name));
    }

    /**
     * Runs it in a workspace. It finds its own parts first, whatever else is on PATH.
     *
     * @throws ToolFailure when it is not there, or does not end in time
     */
    Ended run(Workspace workspace, List<String> words) throws ToolFailure {
        Path program = tools.program(name).orElseThrow(() -> new ToolFailure(name + " is not installed"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        return new ToolProcess(workspace.folder(), environment(program), deadline).run(command);
    }

    /**
     * Runs it and refuses any exit code but those given.
     *
     * @throws ToolFailure when it ends with another
     */
    Ended run(Workspace workspace, List<String> words, List<Integer> good) throws ToolFailure {
        Ended ended = run(workspace, words);
        if (!good.contains(ended.code())) {
            throw new ToolFailure(name + " ended with " + ended.code() + ": " + ended.lastWords());
        }
        return ended;
    }

    private Map<String, String> environment(Path program) {
        Map<String, String> environment = new HashMap<>(own);
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        environment.put("PATH", program.toAbsolutePath().getParent() + File.pathSeparator + path);
        environment.put("NO_COLOR", "1");
        return environment;
    }
}
