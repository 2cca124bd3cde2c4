package io.grocellery.daemon.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.core.journal.JournalEntry;
import io.grocellery.core.model.EnvironmentName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.flagfile.Flag;
import io.grocellery.target.local.installation.Installation;
import io.grocellery.testkit.journal.InMemoryEventJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an environment's flags when it is brought up, and when somebody changes one. */
final class FeatureFlagsTest {

    private static final EnvironmentName DEV = new EnvironmentName("dev");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private final InMemoryEventJournal journal = new InMemoryEventJournal();

    @SuppressWarnings("NullAway.Init")
    private FeatureFlags flags;

    @BeforeEach
    void define() throws IOException {
        Files.writeString(definition(), document("search", "coupons"));
        flags = flags(Optional.of(definition()));
    }

    @Test
    void anEnvironmentBeginsWithTheDefinition() throws IOException {
        assertThat(rules()).containsExactly("search: off for everybody", "coupons: off for everybody");
        assertThat(file()).doesNotExist();
        assertThat(flags.prepare(DEV)).contains("2 flags");
        assertThat(Files.readString(file())).contains("search", "coupons");
        assertThat(journal.read(0, 10)).isEmpty();
    }

    @Test
    void whatWasSetStaysWhenItIsBroughtUpAgain() throws IOException {
        flags.prepare(DEV);
        flags.change(DEV, "search", flag -> flag.partly("on", 25), "root");
        Files.writeString(definition(), document("search", "larger-pictures"));
        flags.prepare(DEV);
        assertThat(rules()).containsExactly("search: on for 25%, off for 75%", "larger-pictures: off for everybody");
        assertThat(messages())
                .containsExactly(
                        "flag search: on for 25%, off for 75%, before: off for everybody (by root)",
                        "flag coupons: it is gone (by the definition)",
                        "flag larger-pictures: off for everybody (by the definition)");
    }

    @Test
    void otherVariantsBeginAnew() throws IOException {
        flags.prepare(DEV);
        flags.change(DEV, "search", flag -> flag.always("on"), "root");
        Files.writeString(definition(), document("search", "coupons").replace("\"on\"", "\"loud\""));
        flags.prepare(DEV);
        assertThat(flags.of(DEV, "search").variants()).containsOnlyKeys("loud", "off");
        assertThat(rules()).first().isEqualTo("search: off for everybody");
    }

    @Test
    void aChangeIsWrittenAndJournaledOnce() throws IOException {
        Flag after = flags.change(DEV, "coupons", flag -> flag.always("on"), "alice");
        assertThat(flags.change(DEV, "coupons", flag -> flag.always("on"), "bob"))
                .isEqualTo(after);
        assertThat(flags.of(DEV, "coupons")).isEqualTo(after);
        assertThat(Files.readString(file())).contains("\"defaultVariant\" : \"on\"");
        JournalEntry entry = journal.read(0, 10).getFirst();
        assertThat(entry.event().kind()).isEqualTo("flag-changed");
        assertThat(entry.event().subject()).isEqualTo("coupons");
        assertThat(entry.event().detail()).containsEntry("by", "alice").containsEntry("rule", "on for everybody");
        assertThat(journal.read(0, 10)).hasSize(1);
    }

    @Test
    void whatCannotBeChangesNothing() {
        assertThatThrownBy(() -> flags.change(DEV, "nothing-such", flag -> flag, "root"))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("there are: search, coupons");
        assertThatThrownBy(() -> flags.change(DEV, "search", flag -> flag.always("maybe"), "root"))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining("there are on, off");
        assertThatThrownBy(() -> flags.of(new EnvironmentName("nowhere"))).isInstanceOf(NoSuchElementException.class);
        assertThat(file()).doesNotExist();
        assertThat(journal.read(0, 10)).isEmpty();
    }

    @Test
    void aBrokenFileIsLeftAloneAndNamedWhole() throws IOException {
        Files.createDirectories(file().getParent());
        String broken = document("search", "coupons").replace("ENABLED", "MAYBE");
        Files.writeString(file(), broken);
        assertThat(flags.prepare(DEV).orElseThrow())
                .startsWith("left alone: ")
                .contains("flags.search.state: 'MAYBE'", "flags.coupons.state: 'MAYBE'");
        assertThatThrownBy(() -> flags.change(DEV, "search", flag -> flag.always("on"), "root"))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContaining(file().toString());
        assertThat(Files.readString(file())).isEqualTo(broken);
    }

    @Test
    void aDefinitionThatCannotBeUsedIsRefused() throws IOException {
        Files.writeString(definition(), "{\"flags\": {\"a\": 1, \"b\": 2}}");
        assertThatThrownBy(() -> flags.prepare(DEV))
                .isInstanceOf(ExplainedException.class)
                .hasMessageContainingAll("flags.a: 1 stands here", "flags.b: 2 stands here");
        Files.delete(definition());
        assertThatThrownBy(() -> flags.prepare(DEV)).hasMessageContaining("there is no such file");
    }

    @Test
    void withoutADefinitionThereAreNone() {
        FeatureFlags none = flags(Optional.empty());
        assertThat(none.prepare(DEV)).isEmpty();
        assertThat(none.of(DEV).all()).isEmpty();
    }

    private FeatureFlags flags(Optional<Path> definition) {
        Instant now = Instant.parse("2026-11-27T12:00:00Z");
        Path delivery = home.resolve("delivery.yaml");
        Installation installation = new Installation(home, home, 0, delivery, home.resolve("state"));
        return new FeatureFlags(installation, Set.of(DEV), definition, journal, () -> now);
    }

    private Path definition() {
        return home.resolve("flags.json");
    }

    private Path file() {
        return home.resolve("state/environments/dev/flags.json");
    }

    private List<String> rules() {
        return flags.of(DEV).all().stream()
                .map(flag -> flag.name() + ": " + flag.rule())
                .toList();
    }

    private List<String> messages() {
        return journal.read(0, 10).stream()
                .map(entry -> entry.event().message())
                .toList();
    }

    private static String document(String... names) {
        String flag =
                "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"off\"}";
        return "{\"flags\": {"
                + String.join(
                        ", ",
                        List.of(names).stream()
                                .map(name -> "\"" + name + "\": " + flag)
                                .toList())
                + "}}";
    }
}
