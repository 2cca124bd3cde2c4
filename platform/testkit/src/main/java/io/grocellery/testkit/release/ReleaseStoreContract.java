package io.grocellery.testkit.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grocellery.core.model.Digest;
import io.grocellery.core.model.ReleaseId;
import io.grocellery.core.model.ServiceName;
import io.grocellery.core.problem.ExplainedException;
import io.grocellery.core.release.Patch;
import io.grocellery.core.release.Release;
import io.grocellery.core.release.ReleaseCandidate;
import io.grocellery.core.release.ReleaseStore;
import io.grocellery.testkit.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every release store keeps. */
public abstract class ReleaseStoreContract {

    private static final ServiceName ORDERS = new ServiceName("order-service");
    private static final ServiceName CARTS = new ServiceName("cart-service");

    /** The clock that the stores read. */
    protected final ManualClock clock = ManualClock.inJanuary();

    /** The store under test, empty at the beginning of each test; a call may give another one on the same content. */
    protected abstract ReleaseStore store();

    /** An artifact that can be released; the same text gives the same content in another file. */
    protected abstract Path artifact(String content);

    @Test
    void whatWasPublishedIsThere() {
        Patch patch = new Patch("slow.patch", new Digest("0".repeat(64)));
        Release release = store().publish(new ReleaseCandidate(ORDERS, artifact("one"), "abc1234", List.of(patch)));

        assertThat(release.patches()).containsExactly(patch);
        assertThat(release.service()).isEqualTo(ORDERS);
        assertThat(release.commit()).isEqualTo("abc1234");
        assertThat(release.createdAt()).isEqualTo(clock.instant());
        assertThat(release.dependencies()).isNotEmpty();
        assertThat(store().find(ORDERS, release.id())).contains(release);
        assertThat(store().list(CARTS)).isEmpty();
    }

    @Test
    void theSameContentIsTheSameReleaseAndKeepsItsDate() {
        Release first = store().publish(new ReleaseCandidate(ORDERS, artifact("one"), "abc1234"));
        clock.advance(Duration.ofHours(1));

        Release again = store().publish(new ReleaseCandidate(ORDERS, artifact("one"), "def5678"));

        assertThat(again).isEqualTo(first);
        assertThat(store().list(ORDERS)).containsExactly(first);
    }

    @Test
    void otherContentIsAnotherReleaseAndTheLatestComesFirst() {
        Release first = store().publish(new ReleaseCandidate(ORDERS, artifact("one"), "a"));
        clock.advance(Duration.ofHours(1));
        Release second = store().publish(new ReleaseCandidate(ORDERS, artifact("two"), "a"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(store().list(ORDERS)).containsExactly(second, first);
        assertThat(store().latest(ORDERS)).contains(second);
    }

    @Test
    void aRemovedReleaseIsGone() {
        Release release = store().publish(new ReleaseCandidate(ORDERS, artifact("one"), "a"));

        store().remove(ORDERS, release.id());
        store().remove(ORDERS, new ReleaseId("r-unknown"));

        assertThat(store().list(ORDERS)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBePublished() {
        Path missing = Path.of("no-such-folder", "no-such.jar");

        assertThatExceptionOfType(ExplainedException.class)
                .isThrownBy(() -> store().publish(new ReleaseCandidate(ORDERS, missing, "a")))
                .withMessageContaining("no-such.jar");
    }
}
