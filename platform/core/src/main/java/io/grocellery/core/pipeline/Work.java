package io.grocellery.core.pipeline;

import io.grocellery.core.model.EnvironmentName;
import java.util.List;

/** What a stage does. */
public sealed interface Work {

    /**
     * Runs a program in the stage's workspace.
     *
     * @param words the program and its arguments; a first word {@code grocellery} means this installation's own command
     *     line; {@code ${commit}} and {@code ${branch}} stand for those of the run
     */
    record Command(List<String> words) implements Work {

        /** @throws IllegalArgumentException when there is no program */
        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a command has a program");
            }
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /**
     * Lets the releases that an earlier stage reported take over in an environment, by its strategy.
     *
     * @param traffic requests a second that are sent through the gateway meanwhile, for an environment that nobody uses:
     *     without requests there is no evidence; 0 to {@value #MOST_TRAFFIC}
     */
    record Deploy(EnvironmentName environment, int traffic) implements Work {

        /** More would be a load test. */
        public static final int MOST_TRAFFIC = 500;

        /** @throws IllegalArgumentException when the traffic is out of range */
        public Deploy {
            if (traffic < 0 || traffic > MOST_TRAFFIC) {
                throw new IllegalArgumentException(traffic + " requests a second are outside 0 to " + MOST_TRAFFIC);
            }
        }

        @Override
        public String toString() {
            return "deploy to " + environment + (traffic == 0 ? "" : " with " + traffic + " requests/s");
        }
    }
}
