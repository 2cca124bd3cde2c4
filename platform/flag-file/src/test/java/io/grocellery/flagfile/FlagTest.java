package io.grocellery.flagfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grocellery.flagfile.Flag.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FlagTest {

    private final Flag flag = onOff(new FlagName("coupon-suggestions"));

    static Flag onOff(FlagName name) {
        Map<String, FlagValue> variants = new LinkedHashMap<>();
        variants.put("on", new FlagValue.Switch(true));
        variants.put("off", new FlagValue.Switch(false));
        return new Flag(name, true, variants, "off", Optional.empty());
    }

    @Test
    void everybodyGetsTheDefaultVariant() {
        assertThat(flag.choose("alice")).contains(new Flag.Choice("off", new FlagValue.Switch(false), Reason.STATIC));
        assertThat(flag.always("on").choose(null))
                .contains(new Flag.Choice("on", new FlagValue.Switch(true), Reason.STATIC));
    }

    @Test
    void withoutATargetingKeyASplitGivesTheDefault() {
        Flag half = flag.partly("on", 99);
        assertThat(half.choose(null).orElseThrow().reason()).isEqualTo(Reason.DEFAULT);
        assertThat(half.choose("").orElseThrow().variant()).isEqualTo("off");
        assertThat(half.choose("alice").orElseThrow().reason()).isEqualTo(Reason.SPLIT);
    }

    @Test
    void aDisabledFlagChoosesNothingUntilItIsSet() {
        Flag disabled = new Flag(flag.name(), false, flag.variants(), "off", Optional.empty());
        assertThat(disabled.choose("alice")).isEmpty();
        assertThat(disabled.rule()).isEqualTo("disabled");
        assertThat(disabled.always("on").choose("alice")).isPresent();
    }

    @Test
    void saysWhoGetsWhat() {
        assertThat(flag.rule()).isEqualTo("off for everybody");
        assertThat(flag.partly("on", 25).rule()).isEqualTo("on for 25%, off for 75%");
        assertThat(flag.partly("off", 25).rule()).isEqualTo("on for 75%, off for 25%");
    }

    @Test
    void refusesWhatItCannotBe() {
        assertThatThrownBy(() -> flag.always("maybe"))
                .hasMessage("flag coupon-suggestions has no variant 'maybe'; there are on, off");
        assertThatThrownBy(() -> flag.partly("on", 101)).hasMessage("a percentage is 0 to 100, not 101");
        assertThatThrownBy(() -> flag.partly("on", -1)).hasMessageContaining("-1");
        Map<String, FlagValue> one = Map.of("on", new FlagValue.Switch(true));
        Flag alone = new Flag(flag.name(), true, one, "on", Optional.empty());
        assertThatThrownBy(() -> alone.partly("on", 10)).hasMessageContaining("between two variants");
    }

    @Test
    void flagsTellHowTheyDiffer() {
        Flags before = Flags.of(List.of(flag, onOff(new FlagName("other"))));
        Flags after = before.with(flag.always("on")).with(onOff(new FlagName("a-third")));
        assertThat(after.differingFrom(before)).containsExactly("a-third", "coupon-suggestions");
        assertThat(before.differingFrom(after)).containsExactly("a-third", "coupon-suggestions");
        assertThat(before.differingFrom(before)).isEmpty();
    }
}
