package io.grocellery.core.artifact;

import io.grocellery.core.model.Digest;
import java.util.List;
import java.util.Optional;

/** What was found where a signed statement should be. */
public sealed interface Claim {

    /** Nothing. */
    record Missing() implements Claim {}

    /**
     * Something that is no signed statement of that kind.
     *
     * @param why for people
     */
    record Unreadable(String why) implements Claim {}

    /**
     * A statement that nobody signed who is trusted here.
     *
     * @param keyIds the names of those that are said to have signed it
     */
    record Stranger(List<String> keyIds) implements Claim {

        public Stranger {
            keyIds = List.copyOf(keyIds);
        }
    }

    /**
     * A statement under the name of a trusted key that did not sign it as it stands.
     *
     * @param key the trusted one
     */
    record Altered(Digest key) implements Claim {}

    /**
     * A statement as a trusted key signed it.
     *
     * @param key that of whoever signed
     */
    record Trusted(Statement statement, Digest key) implements Claim {}

    /** The statement, when it can be trusted. */
    default Optional<Statement> trusted() {
        return this instanceof Trusted trusted ? Optional.of(trusted.statement()) : Optional.empty();
    }
}
