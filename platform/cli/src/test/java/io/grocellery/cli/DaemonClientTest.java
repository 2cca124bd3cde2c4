package io.grocellery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a command leaves of its talk with the daemon: nothing. */
final class DaemonClientTest extends TypedCommands {

    @Test
    void noThreadIsLeftForWhichTheJvmWouldWaitBeforeItExits() {
        Set<Thread> before = selectors();
        daemon.answering("/api/parameters?path=%2F", "{\"items\":[]}");

        assertThat(run("params", "list", "/")).isZero();

        assertThat(daemon.asked()).hasSize(1);
        assertThat(selectors()).isSubsetOf(before);
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toSet());
    }
}
