package io.grocellery.deliveryfile;

import io.grocellery.core.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a delivery file. */
public final class DeliveryFileReader {

    private static final int LARGEST_FILE = 1 << 20;

    /**
     * Reads and checks a file.
     *
     * @throws InvalidDeliveryFileException with every problem found
     * @throws IOException when the file cannot be read
     */
    public Delivery read(Path file) throws IOException, InvalidDeliveryFileException {
        return read(file.toString(), Files.readString(file));
    }

    /**
     * Reads and checks a text.
     *
     * @param name what to call the text in messages
     * @throws InvalidDeliveryFileException with every problem found
     */
    public Delivery read(String name, String yaml) throws InvalidDeliveryFileException {
        Problems problems = new Problems();
        Optional<Delivery> delivery = compose(name, yaml)
                .flatMap(node -> new Value(node, Place.top(node), problems).section("the sections of a delivery file"))
                .flatMap(section -> new DeliveryReading(section, problems).delivery());
        if (!problems.none() || delivery.isEmpty()) {
            throw new InvalidDeliveryFileException(name, problems.inFileOrder());
        }
        return delivery.get();
    }

    private static Optional<Node> compose(String name, String yaml) throws InvalidDeliveryFileException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(20)
                .setCodePointLimit(LARGEST_FILE)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(yaml);
            if (node.isEmpty()) {
                throw broken(name, 1, "the file is empty");
            }
            return node;
        } catch (MarkedYamlEngineException notYaml) {
            int line = notYaml.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw broken(name, line, "not YAML: " + notYaml.getProblem());
        } catch (YamlEngineException notYaml) {
            throw broken(name, 1, "not YAML: " + notYaml.getMessage());
        }
    }

    private static InvalidDeliveryFileException broken(String name, int line, String what) {
        return new InvalidDeliveryFileException(
                name, List.of(new Problem("(document)", line, what, "a YAML document")));
    }
}
