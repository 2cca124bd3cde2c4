package io.grocellery.testkit.parameters;

import io.grocellery.core.parameters.ParameterStore;

class InMemoryParameterStoreTest extends ParameterStoreContract {

    private final InMemoryParameterStore store = new InMemoryParameterStore(clock);

    @Override
    protected ParameterStore store() {
        return store;
    }
}
