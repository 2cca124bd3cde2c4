package io.grocellery.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** One browser and one set of pages for all test classes, started with the first and stopped after the last. */
public final class Browsing implements BeforeAllCallback {

    private static final Namespace PLACE = Namespace.create(Browsing.class);

    private @Nullable Shared shared;

    private record Shared(Chromium chromium, RunningPages pages) implements AutoCloseable {

        @Override
        public void close() {
            chromium.close();
            pages.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared = context.getStore(StoreScope.LAUNCHER_SESSION, PLACE)
                .computeIfAbsent(Shared.class, key -> new Shared(Chromium.start(), RunningPages.start()), Shared.class);
    }

    public Chromium chromium() {
        return started().chromium();
    }

    public RunningPages pages() {
        return started().pages();
    }

    private Shared started() {
        return Objects.requireNonNull(shared, "no test class has begun");
    }
}
