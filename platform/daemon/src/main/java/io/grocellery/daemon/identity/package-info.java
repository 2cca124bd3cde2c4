/**
 * The development issuer: OAuth 2.1 and OpenID Connect for the shop on one machine, with demo people.
 *
 * <p>Production takes an issuer from outside; services refuse this one there.
 */
@NullMarked
package io.grocellery.daemon.identity;

import org.jspecify.annotations.NullMarked;
