package io.grocellery.core.pipeline;

import io.grocellery.core.model.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a stage's result depends on, as a digest: what it is told to do, the files it reads, the results it
 * stands on, the machine's tools. The same key means the same result.
 */
public record ContentKey(Digest digest) {

    /**
     * The key of a stage.
     *
     * @param inputs paths of the files that it reads, each with the digest of its content
     * @param needs the keys of the stages that it needs
     * @param tools what runs it, such as the version of Java
     */
    public static ContentKey of(
            StageDefinition stage, Map<String, String> inputs, Map<StageName, ContentKey> needs, String tools) {
        String text = String.join(
                "\n",
                "stage " + stage.name(),
                "work " + stage.work(),
                "outputs " + sorted(stage.outputs()),
                "reports " + new TreeMap<>(stage.reports()),
                "gates "
                        + sorted(stage.gates().stream()
                                .map(gate -> gate.name() + " " + gate.expression())
                                .toList()),
                "tools " + tools,
                "needs " + new TreeMap<>(needs),
                lines(inputs));
        return new ContentKey(Digest.of(text));
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }

    private static String lines(Map<String, String> inputs) {
        return new TreeMap<>(inputs)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return digest.value();
    }
}
