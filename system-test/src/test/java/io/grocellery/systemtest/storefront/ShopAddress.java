package io.grocellery.systemtest.storefront;

import java.net.URI;

/** Where a shop is to be found, whether it is the stand-in or the running system. */
@FunctionalInterface
public interface ShopAddress {

    /** The address of the storefront's front page. */
    URI url();
}
