package io.grocellery.chassis.flags;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.EventProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.ProviderEventDetails;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import io.grocellery.flagfile.Flag;
import io.grocellery.flagfile.FlagValue;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenFeature's provider on a file of flags. */
final class FileFlagProvider extends EventProvider {

    private static final Logger log = LoggerFactory.getLogger(FileFlagProvider.class);

    private final FlagSource source;

    FileFlagProvider(FlagSource source) {
        this.source = source;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "file";
    }

    /** A file that cannot be used does not keep a service from starting: the defaults in code count. */
    @Override
    public void initialize(EvaluationContext context) {
        note(source.look());
    }

    /** Takes the file's flags if it has changed, and tells the log and whoever listens. */
    void refresh() {
        FlagSource.Look look = source.look();
        note(look);
        announce(look);
    }

    private static void note(FlagSource.Look look) {
        switch (look) {
            case FlagSource.Look.Same same -> {}
            case FlagSource.Look.Taken taken ->
                log.atInfo()
                        .setMessage("feature flags read")
                        .addKeyValue("changed", taken.changed())
                        .log();
            case FlagSource.Look.Refused refused ->
                log.atWarn()
                        .setMessage("feature flags stay as they were, since their file cannot be used")
                        .addKeyValue("why", refused.why())
                        .log();
        }
    }

    private void announce(FlagSource.Look look) {
        switch (look) {
            case FlagSource.Look.Same same -> {}
            case FlagSource.Look.Taken taken ->
                emitProviderConfigurationChanged(ProviderEventDetails.builder()
                        .flagsChanged(taken.changed())
                        .build());
            case FlagSource.Look.Refused refused ->
                emitProviderStale(
                        ProviderEventDetails.builder().message(refused.why()).build());
        }
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, @Nullable Boolean fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asBoolean);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(
            String key, @Nullable String fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asText);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, @Nullable Integer fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asInteger);
    }

    @Override
    public ProviderEvaluation<Long> getLongEvaluation(
            String key, @Nullable Long fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asLong);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(
            String key, @Nullable Double fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asDouble);
    }

    /** The file has no objects: an object stands for the plain value in it. */
    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(
            String key, @Nullable Value fallback, @Nullable EvaluationContext context) {
        return evaluated(key, fallback, context, FileFlagProvider::asObject);
    }

    private <T> ProviderEvaluation<T> evaluated(
            String key,
            @Nullable T fallback,
            @Nullable EvaluationContext context,
            Function<FlagValue, Optional<T>> conversion) {
        Optional<Flag> flag = source.flags().find(key);
        if (flag.isEmpty()) {
            return failed(fallback, ErrorCode.FLAG_NOT_FOUND, "there is no flag " + key);
        }
        Optional<Flag.Choice> choice = flag.get().choose(context == null ? null : context.getTargetingKey());
        if (choice.isEmpty()) {
            return ProviderEvaluation.<T>builder()
                    .value(fallback)
                    .reason(Reason.DISABLED.name())
                    .build();
        }
        return chosen(choice.get(), fallback, conversion);
    }

    private static <T> ProviderEvaluation<T> chosen(
            Flag.Choice choice, @Nullable T fallback, Function<FlagValue, Optional<T>> conversion) {
        Optional<T> value = conversion.apply(choice.value());
        if (value.isEmpty()) {
            return failed(
                    fallback,
                    ErrorCode.TYPE_MISMATCH,
                    "the flag is a " + choice.value().kind());
        }
        return ProviderEvaluation.<T>builder()
                .value(value.get())
                .variant(choice.variant())
                .reason(choice.reason().name())
                .build();
    }

    private static <T> ProviderEvaluation<T> failed(@Nullable T fallback, ErrorCode code, String message) {
        return ProviderEvaluation.<T>builder()
                .value(fallback)
                .errorCode(code)
                .errorMessage(message)
                .reason(Reason.ERROR.name())
                .build();
    }

    private static Optional<Boolean> asBoolean(FlagValue value) {
        return value instanceof FlagValue.Switch onOff ? Optional.of(onOff.on()) : Optional.empty();
    }

    private static Optional<String> asText(FlagValue value) {
        return value instanceof FlagValue.Text words ? Optional.of(words.text()) : Optional.empty();
    }

    private static Optional<Integer> asInteger(FlagValue value) {
        return asLong(value).filter(number -> number == number.intValue()).map(Long::intValue);
    }

    private static Optional<Long> asLong(FlagValue value) {
        return value instanceof FlagValue.Quantity quantity ? quantity.whole() : Optional.empty();
    }

    private static Optional<Double> asDouble(FlagValue value) {
        return value instanceof FlagValue.Quantity quantity
                ? Optional.of(quantity.number().doubleValue())
                : Optional.empty();
    }

    private static Optional<Value> asObject(FlagValue value) {
        return Optional.of(
                switch (value) {
                    case FlagValue.Switch onOff -> new Value(onOff.on());
                    case FlagValue.Text words -> new Value(words.text());
                    case FlagValue.Quantity quantity ->
                        new Value(quantity.number().doubleValue());
                });
    }
}
