/**
 * Contracts between the services: of each file in {@code microservices/contracts/<producer>} Spring Cloud Contract makes
 * a test of the producer and a stub for its consumers, so that both hold to the same.
 */
@NullMarked
package io.grocellery.chassis.test.contract;

import org.jspecify.annotations.NullMarked;
