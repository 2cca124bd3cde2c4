/** What a service tells of its work: the spans of requests and a log line for each of them that is followed. */
@NullMarked
package io.grocellery.chassis.telemetry;

import org.jspecify.annotations.NullMarked;
