package io.grocellery.target.local.pipeline;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Variables that go from whoever starts the daemon to the stages of the pipeline: where scanners are, and whether all of
 * them must be there. No service sees them.
 */
public final class HandedOn {

    private static final Set<String> NAMES = Set.of("CI", "GROCELLERY_TOOLS");

    private HandedOn() {}

    /** Those that are set here. */
    public static Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().retainAll(NAMES);
        return variables;
    }
}
