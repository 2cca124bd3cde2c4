package io.grocellery.summary.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionTest {
    @Test
    void aHigherSequenceIsNews() {
        assertThat(new Revision(false, 2, "a").supersedes(new Revision(false, 1, "b")))
                .isTrue();
        assertThat(new Revision(false, 1, "b").supersedes(new Revision(false, 2, "a")))
                .isFalse();
    }

    @Test
    void aCancelledOrderStaysCancelledWhateverTheSequenceSays() {
        assertThat(new Revision(false, 9, "z").supersedes(new Revision(true, 1, "a")))
                .isFalse();
        assertThat(new Revision(true, 1, "a").supersedes(new Revision(false, 9, "z")))
                .isTrue();
    }

    @Test
    void twoEventsOfOneSequenceHaveTheSameWinnerInBothOrders() {
        assertThat(new Revision(false, 1, "b").supersedes(new Revision(false, 1, "a")))
                .isTrue();
        assertThat(new Revision(false, 1, "a").supersedes(new Revision(false, 1, "b")))
                .isFalse();
    }

    @Test
    void theSameEventIsNoNews() {
        assertThat(new Revision(true, 1, "a").supersedes(new Revision(true, 1, "a")))
                .isFalse();
    }
}
