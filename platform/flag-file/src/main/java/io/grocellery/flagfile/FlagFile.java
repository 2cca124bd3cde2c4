package io.grocellery.flagfile;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a file of flags: JSON as flagd has it, of which a part is used. Everything else in it is refused rather
 * than passed over, since a rule that is not obeyed is worse than one that is not there.
 */
public final class FlagFile {

    private static final String SCHEMA = "https://flagd.dev/schema/v0/flags.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private FlagFile() {}

    /**
     * Reads flags.
     *
     * @throws InvalidFlagFileException with everything that is wrong
     */
    public static Flags parse(String text) throws InvalidFlagFileException {
        try {
            return FlagReading.of(JSON.readTree(text));
        } catch (JacksonException broken) {
            throw new InvalidFlagFileException(List.of(new Problem(
                    "line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr(),
                    broken.getOriginalMessage(),
                    "a JSON object")));
        }
    }

    /** Writes flags, so that {@link #parse} reads the same. */
    public static String write(Flags flags) {
        ObjectNode document = JSON.createObjectNode().put("$schema", SCHEMA);
        ObjectNode named = document.putObject("flags");
        flags.all().forEach(flag -> put(flag, named.putObject(flag.name().value())));
        return JSON.writeValueAsString(document) + "\n";
    }

    private static void put(Flag flag, ObjectNode node) {
        node.put("state", flag.enabled() ? "ENABLED" : "DISABLED");
        ObjectNode variants = node.putObject("variants");
        flag.variants().forEach((name, variant) -> {
            switch (variant) {
                case FlagValue.Switch value -> variants.put(name, value.on());
                case FlagValue.Text value -> variants.put(name, value.text());
                case FlagValue.Quantity value -> variants.put(name, value.number());
            }
        });
        node.put("defaultVariant", flag.defaultVariant());
        flag.split().ifPresent(split -> {
            ArrayNode fractional = node.putObject("targeting").putArray("fractional");
            split.shares()
                    .forEach(share -> fractional.addArray().add(share.variant()).add(share.weight()));
        });
    }
}
