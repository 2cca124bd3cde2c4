package io.grocellery.daemon.api;

import io.grocellery.core.model.EnvironmentName;
import io.grocellery.daemon.environment.FeatureFlags;
import io.grocellery.flagfile.Flag;
import io.grocellery.flagfile.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The feature flags of an environment. */
@RestController
@RequestMapping("/api/environments/{environment}/flags")
class FlagsController {

    private static final String USUAL_VARIANT = "on";

    private final FeatureFlags flags;

    FlagsController(FeatureFlags flags) {
        this.flags = flags;
    }

    /**
     * A flag and who gets which of its variants.
     *
     * @param rule in a person's words
     * @param percentages of the people by variant; empty when all get the same
     */
    record View(
            String name,
            boolean enabled,
            String rule,
            Map<String, String> variants,
            String defaultVariant,
            Map<String, Integer> percentages) {

        static View of(Flag flag) {
            Map<String, String> variants = new LinkedHashMap<>();
            flag.variants().forEach((name, value) -> variants.put(name, value.toString()));
            Map<String, Integer> percentages = new LinkedHashMap<>();
            for (Split.Share share : flag.split().map(Split::shares).orElse(List.of())) {
                percentages.put(
                        share.variant(),
                        flag.split()
                                .map(split -> split.percentageOf(share.variant()))
                                .orElse(0));
            }
            return new View(
                    flag.name().value(), flag.enabled(), flag.rule(), variants, flag.defaultVariant(), percentages);
        }
    }

    /** All flags of an environment. */
    record Listing(List<View> items) {}

    /**
     * What is wanted of a flag.
     *
     * @param variant {@code on} unless given
     * @param percentage of the people who get it, 0 to 100; everybody unless given
     * @param by who wants it
     */
    record Wish(@Nullable String variant, @Nullable Integer percentage, String by) {

        Flag granted(Flag flag) {
            String wanted = variant == null ? USUAL_VARIANT : variant;
            return percentage == null ? flag.always(wanted) : flag.partly(wanted, percentage);
        }
    }

    @GetMapping
    Listing all(@PathVariable EnvironmentName environment) {
        return new Listing(flags.of(environment).all().stream().map(View::of).toList());
    }

    @GetMapping("/{flag}")
    View one(@PathVariable EnvironmentName environment, @PathVariable String flag) {
        return View.of(flags.of(environment, flag));
    }

    @PostMapping("/{flag}")
    View change(@PathVariable EnvironmentName environment, @PathVariable String flag, @RequestBody Wish wish) {
        return View.of(flags.change(environment, flag, wish::granted, wish.by()));
    }
}
