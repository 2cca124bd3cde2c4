package io.grocellery.chassis.flags;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.grocellery.chassis.flags.FlagSource.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What code that asks OpenFeature is told, from every kind of file. */
final class FileFlagProviderTest {

    private static final String EVERY_KIND = """
            {"flags": {
              "switch": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"},
              "half": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                "targeting": {"fractional": [["on", 100], ["off", 0]]}},
              "text": {"state": "ENABLED", "variants": {"a": "words"}, "defaultVariant": "a"},
              "whole": {"state": "ENABLED", "variants": {"a": 7}, "defaultVariant": "a"},
              "large": {"state": "ENABLED", "variants": {"a": 12345678901}, "defaultVariant": "a"},
              "broken-number": {"state": "ENABLED", "variants": {"a": 0.5}, "defaultVariant": "a"},
              "asleep": {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on"}
            }}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private FlagSource source;

    @BeforeEach
    void open() {
        file = folder.resolve("flags.json");
        source = new FlagSource(file);
    }

    @AfterEach
    void close() {
        api.shutdown();
    }

    private Client client() {
        api.setProviderAndWait(new FileFlagProvider(source));
        return api.getClient();
    }

    @Test
    void everyKindOfValueIsGiven() throws IOException {
        Files.writeString(file, EVERY_KIND);
        Client flags = client();
        assertThat(flags.getBooleanValue("switch", false)).isTrue();
        assertThat(flags.getStringValue("text", "other")).isEqualTo("words");
        assertThat(flags.getIntegerValue("whole", 1)).isEqualTo(7);
        assertThat(flags.getLongValue("large", 1L)).isEqualTo(12_345_678_901L);
        assertThat(flags.getDoubleValue("broken-number", 1.0)).isEqualTo(0.5);
        assertThat(flags.getObjectValue("text", new Value("other")).asString()).isEqualTo("words");
        assertThat(flags.getObjectValue("switch", new Value(false)).asBoolean()).isTrue();
        assertThat(flags.getObjectValue("whole", new Value(1)).asDouble()).isEqualTo(7);
    }

    @Test
    void theReasonTellsHowAVariantWasChosen() throws IOException {
        Files.writeString(file, EVERY_KIND);
        Client flags = client();
        assertThat(flags.getBooleanDetails("switch", false).getReason()).isEqualTo("STATIC");
        FlagEvaluationDetails<Boolean> split = flags.getBooleanDetails("half", false, new ImmutableContext("alice"));
        assertThat(split.getReason()).isEqualTo("SPLIT");
        assertThat(split.getVariant()).isEqualTo("on");
        assertThat(split.getValue()).isTrue();
        assertThat(flags.getBooleanDetails("half", true).getReason()).isEqualTo("DEFAULT");
        assertThat(flags.getBooleanDetails("half", true).getValue()).isFalse();
        assertThat(flags.getBooleanDetails("asleep", false).getReason()).isEqualTo("DISABLED");
        assertThat(flags.getBooleanValue("asleep", false)).isFalse();
    }

    @Test
    void whatDoesNotFitGivesTheDefaultInCode() throws IOException {
        Files.writeString(file, EVERY_KIND);
        Client flags = client();
        assertThat(flags.getBooleanDetails("unheard-of", true).getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(flags.getBooleanValue("unheard-of", true)).isTrue();
        assertThat(flags.getStringDetails("switch", "x").getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(flags.getStringValue("switch", "x")).isEqualTo("x");
        assertThat(flags.getBooleanValue("text", true)).isTrue();
        assertThat(flags.getIntegerValue("large", 3)).isEqualTo(3);
        assertThat(flags.getLongValue("broken-number", 3L)).isEqualTo(3);
        assertThat(flags.getDoubleValue("text", 3.0)).isEqualTo(3.0);
    }

    @Test
    void withoutAFileTheDefaultsInCodeCount() {
        Client flags = client();
        assertThat(flags.getBooleanValue("switch", true)).isTrue();
        assertThat(source.trouble()).isEmpty();
        assertThat(new FlagSource(null).look()).isEqualTo(new Look.Same());
    }

    @Test
    void aServiceStartsWithAFileThatCannotBeUsed() throws IOException {
        Files.writeString(file, "{");
        Client flags = client();
        assertThat(flags.getBooleanValue("switch", true)).isTrue();
        Health health = new FlagHealth(source).health();
        assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.getDetails())
                .hasEntrySatisfying(
                        "trouble", why -> assertThat(why.toString()).startsWith(file + ": line 1, column "));
    }

    @Test
    void theLastGoodFlagsStayInForceUntilTheFileIsMended() throws IOException {
        Files.writeString(file, EVERY_KIND);
        assertThat(source.look()).isInstanceOf(Look.Taken.class);
        assertThat(source.look()).isEqualTo(new Look.Same());
        Files.writeString(file, EVERY_KIND.replace("\"DISABLED\"", "\"DISABELD\""));
        assertThat(source.look())
                .isEqualTo(new Look.Refused(
                        file + ": flags.asleep.state: 'DISABELD' is not a state (allowed: ENABLED, DISABLED)"));
        assertThat(source.look()).isEqualTo(new Look.Same());
        assertThat(source.flags().all()).hasSize(7);
        Files.writeString(file, EVERY_KIND.replace("\"words\"", "\"others\""));
        assertThat(source.look()).isEqualTo(new Look.Taken(List.of("text")));
        assertThat(source.trouble()).isEmpty();
        assertThat(new FlagHealth(source).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aFileThatWasMovedIntoPlaceIsSeenHoweverAlikeItLooks() throws IOException {
        FileTime moment = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.writeString(file, EVERY_KIND);
        Files.setLastModifiedTime(file, moment);
        source.look();
        Path next = Files.writeString(folder.resolve("next"), EVERY_KIND.replace("\"words\"", "\"sword\""));
        Files.setLastModifiedTime(next, moment);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(source.look()).isEqualTo(new Look.Taken(List.of("text")));
    }

    @Test
    void whoeverListensIsTold() throws Exception {
        Files.writeString(file, EVERY_KIND);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        FileFlagProvider provider = new FileFlagProvider(source);
        api.setProviderAndWait(provider);
        api.onProviderConfigurationChanged(event -> told.add("changed " + event.getFlagsChanged()));
        api.onProviderStale(event -> told.add("stale"));
        Files.writeString(file, EVERY_KIND.replace("\"words\"", "\"others\""));
        provider.refresh();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("changed [text]");
        Files.writeString(file, "");
        provider.refresh();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("stale");
        assertThat(api.getClient().getStringValue("text", "x")).isEqualTo("others");
    }
}
