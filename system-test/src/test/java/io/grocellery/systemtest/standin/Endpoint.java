package io.grocellery.systemtest.standin;

/** Something that answers calls. */
@FunctionalInterface
interface Endpoint {
    Answer answer(Call call);
}
