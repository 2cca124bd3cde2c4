package io.grocellery.testkit.release;

import io.grocellery.core.model.Digest;
import io.grocellery.core.release.ReleaseStore;
import java.nio.file.Path;
import java.util.Locale;

class InMemoryReleaseStoreTest extends ReleaseStoreContract {

    private final InMemoryReleaseStore store = new InMemoryReleaseStore(clock);
    private int files;

    @Override
    protected ReleaseStore store() {
        return store;
    }

    @Override
    protected Path artifact(String content) {
        Path file = Path.of(content + files++ + ".jar");
        String digits = String.format(Locale.ROOT, "%08x", content.hashCode());
        store.content(file, new Digest(digits.repeat(8)));
        return file;
    }
}
