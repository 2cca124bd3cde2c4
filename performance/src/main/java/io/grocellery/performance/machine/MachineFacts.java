package io.grocellery.performance.machine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the figures were measured on.
 *
 * @param processor its model, as the system tells it
 * @param cores how many the JVM may use
 * @param memoryMebibytes all there is
 * @param system kernel and distribution
 * @param java the version the measured programs run on
 * @param busyness before anything was run
 */
public record MachineFacts(
        String processor,
        int cores,
        String architecture,
        long memoryMebibytes,
        String system,
        Runtime.Version java,
        Busyness busyness) {

    /** Machines of one class can be compared: such as {@code 2-cores-amd64-jdk25}. */
    public String machineClass() {
        return cores + "-cores-" + architecture + "-jdk" + java.feature();
    }

    /** As in the results. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("class", machineClass());
        facts.put("processor", processor);
        facts.put("cores", cores);
        facts.put("architecture", architecture);
        facts.put("memoryMiB", memoryMebibytes);
        facts.put("system", system);
        facts.put("java", java.toString());
        facts.put("loadAverageBefore", busyness.loadAverage());
        facts.put("processorShareInUseBefore", busyness.share());
        facts.put("busy", busyness.tooMuch());
        return facts;
    }
}
