package io.grocellery.core.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a scan ended. Only one that ran has a number of findings; of every other nothing can be claimed. */
public sealed interface Outcome {

    Scan scan();

    /** Why it says nothing; empty when it ran. */
    default Optional<String> silence() {
        return Optional.empty();
    }

    /**
     * It looked at everything it was to look at.
     *
     * @param version of the tool
     * @param database when its database of vulnerabilities was made; empty for a scan without one
     */
    record Ran(Scan scan, String version, Duration took, Optional<Instant> database, List<Finding> findings)
            implements Outcome {

        public Ran {
            findings = List.copyOf(findings);
        }
    }

    /**
     * It was not begun.
     *
     * @param why such as "semgrep is not installed"
     * @param remedy how that is mended
     * @param toolMissing whether its tool is not there; otherwise there was nothing to look at
     */
    record NotRun(Scan scan, String why, String remedy, boolean toolMissing) implements Outcome {

        @Override
        public Optional<String> silence() {
            return Optional.of("not run: " + why);
        }
    }

    /** Its database of vulnerabilities could not be had: it does not know what there is to find. */
    record Unreachable(Scan scan, String version, String why) implements Outcome {

        @Override
        public Optional<String> silence() {
            return Optional.of("the vulnerability database cannot be reached: " + why);
        }
    }

    /** It began and did not end well. */
    record Failed(Scan scan, String why) implements Outcome {

        @Override
        public Optional<String> silence() {
            return Optional.of("failed: " + why);
        }
    }
}
