package io.grocellery.core.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {

    private static final Objective THREE_NINES = new Objective(ObjectiveKind.AVAILABILITY, 0.001, true);

    @Test
    void saysHowManyRequestsAreMissing() {
        assertThat(Outlook.of(standing(3_210, 5, 0, 0))).isEqualTo("too few requests to tell: 3,210 of 10,000");
    }

    @Test
    void saysWhetherWhatIsLeftLasts() {
        assertThat(Outlook.of(standing(100_000, 0, 5_000, 0))).isEqualTo("lasts at the present rate");
        assertThat(Outlook.of(standing(100_000, 50, 5_000, 50))).isEqualTo("used up in 1 d 12 h at the present rate");
        assertThat(Outlook.of(standing(100_000, 100, 5_000, 0))).startsWith("used up: ");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, not shown: the busiest minute had 200 requests; ./grocellery bench gateway asks for more",
        "1200, 1100, 'shown: 1,100 requests served in a minute'",
        "1200, 900, 'missed: of 1,200 requests in a minute 900 were served'"
    })
    void saysWhatIsKnownOfAThroughput(long asked, long served, String words) {
        assertThat(Outlook.of(new Throughput(1_000, asked, served))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT59S, 0 min", "PT61M, 1 h 1 min", "PT50H, 2 d 2 h"})
    void writesATimeInItsTwoLargestUnits(Duration time, String words) {
        assertThat(Outlook.words(time)).isEqualTo(words);
    }

    private static Standing standing(long requests, long errors, long lastHour, long errorsOfIt) {
        Counted window = new Counted(lastHour, errorsOfIt, 0, 3_600);
        RuleStanding rule = RuleStanding.of(BurnRule.STANDARD.getFirst(), THREE_NINES, window, window);
        return new Standing(THREE_NINES, new Counted(requests, errors, 0, 0), List.of(rule));
    }
}
