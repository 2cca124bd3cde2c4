package io.grocellery.daemon.pipeline;

import io.grocellery.core.pipeline.ContentKey;
import io.grocellery.core.pipeline.StageDefinition;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.core.pipeline.Work;
import io.grocellery.target.local.files.FilePatterns;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of a run's stages, from the files of its commit. */
final class RunSources {

    private final Map<StageName, ContentKey> keys = new LinkedHashMap<>();

    /**
     * @param stages each after those that it needs
     * @param files of the commit, by path, each with the digest of its content
     * @param tools what runs the stages
     */
    RunSources(List<StageDefinition> stages, SortedMap<String, String> files, String tools) {
        for (StageDefinition stage : stages) {
            Map<StageName, ContentKey> needs = new LinkedHashMap<>();
            stage.needs().forEach(need -> needs.put(need, key(need)));
            keys.put(stage.name(), ContentKey.of(stage, inputs(stage, files), needs, tools));
        }
    }

    /** A deployment reads no files: what it deploys comes from the stages before it. */
    private static Map<String, String> inputs(StageDefinition stage, SortedMap<String, String> files) {
        if (stage.work() instanceof Work.Deploy) {
            return Map.of();
        }
        FilePatterns patterns = new FilePatterns(stage.inputs());
        SortedMap<String, String> inputs = new TreeMap<>(files);
        inputs.keySet().removeIf(file -> !patterns.match(Path.of(file)));
        return inputs;
    }

    ContentKey key(StageName stage) {
        ContentKey key = keys.get(stage);
        if (key == null) {
            throw new IllegalArgumentException("the run has no stage " + stage);
        }
        return key;
    }
}
