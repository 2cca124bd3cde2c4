package io.grocellery.authorisation;

import java.util.Locale;

/** In whose name a request is made. */
enum Role {
    NO_TOKEN(false),
    MALFORMED_TOKEN(true),
    EXPIRED_TOKEN(true),
    WRONG_ISSUER(true),
    WRONG_SIGNATURE(true),
    UNSIGNED_TOKEN(true),
    OTHER_SHOPPER(false),
    ADMIN(false),
    /** Last, since what is theirs may be gone after that. */
    SHOPPER(false);

    private final boolean refused;

    Role(boolean refused) {
        this.refused = refused;
    }

    /** Whether it has a token that nobody may take. */
    boolean hasBadToken() {
        return refused;
    }

    /** Whether they may see what belongs to the shopper. */
    boolean maySeeTheShoppers() {
        return this == SHOPPER || this == ADMIN;
    }

    /** As the policy has it: {@code other-shopper}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
