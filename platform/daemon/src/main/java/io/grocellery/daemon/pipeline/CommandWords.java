package io.grocellery.daemon.pipeline;

import io.grocellery.core.pipeline.RunId;
import io.grocellery.core.pipeline.RunOrder;
import io.grocellery.core.pipeline.StageName;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.target.local.pipeline.HandedOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of a stage's command, for one run. */
final class CommandWords {

    private static final String OURSELVES = "grocellery";

    private final Installation installation;
    private final RunOrder order;

    CommandWords(Installation installation, RunOrder order) {
        this.installation = installation;
        this.order = order;
    }

    /** With the commit and the branch in their places, and our own command line by its file. */
    List<String> of(List<String> words) {
        List<String> command = new ArrayList<>(words.stream().map(this::filled).toList());
        if (command.getFirst().equals(OURSELVES)) {
            command.set(0, launcher());
        }
        return List.copyOf(command);
    }

    private String filled(String word) {
        return word.replace("${commit}", order.commit()).replace("${branch}", order.branch());
    }

    private String launcher() {
        return installation.home().resolve(OURSELVES).toString();
    }

    /** Our own command line talks to this daemon, and is not built anew while a stage runs. */
    private Map<String, String> installation() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GROCELLERY", launcher());
        environment.put("GROCELLERY_BUILD", "skip");
        environment.put("GROCELLERY_JAVA_HOME", installation.javaHome().toString());
        environment.put("GROCELLERY_PORT_OFFSET", Integer.toString(installation.portOffset()));
        if (!installation.ownApplication()) {
            environment.put("GROCELLERY_DELIVERY", installation.deliveryFile().toString());
        }
        return environment;
    }

    /** What the command may want to know. Nothing secret is among it. */
    Map<String, String> environment(RunId run, StageName stage) {
        Map<String, String> environment = new LinkedHashMap<>(HandedOn.variables());
        environment.put("JAVA_HOME", installation.javaHome().toString());
        environment.putAll(installation());
        environment.put("GROCELLERY_RUN", run.value());
        environment.put("GROCELLERY_STAGE", stage.value());
        environment.put("GROCELLERY_COMMIT", order.commit());
        environment.put("GROCELLERY_BRANCH", order.branch());
        return environment;
    }
}
