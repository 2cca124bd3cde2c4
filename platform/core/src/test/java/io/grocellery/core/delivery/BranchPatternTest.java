package io.grocellery.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BranchPatternTest {

    @ParameterizedTest
    @CsvSource({
        "main, main, true",
        "main, mainly, false",
        "feature/*, feature/cart, true",
        "feature/*, feature/cart/2, false",
        "feature/**, feature/cart/2, true",
        "feature/**, features/cart, false",
        "release-1.2, release-1x2, false",
        "release-*, release-1.2, true"
    })
    void namesBranches(String pattern, String branch, boolean named) {
        assertThat(new BranchPattern(pattern).matches(branch)).isEqualTo(named);
    }
}
