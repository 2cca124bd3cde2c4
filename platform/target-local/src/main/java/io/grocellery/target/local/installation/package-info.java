/** Where an installation keeps its things on this machine. */
@NullMarked
package io.grocellery.target.local.installation;

import org.jspecify.annotations.NullMarked;
