/** What every page and every API of the daemon shares: who may talk to it, its headers, its problems, its templates. */
@NullMarked
package io.grocellery.daemon.http;

import org.jspecify.annotations.NullMarked;
