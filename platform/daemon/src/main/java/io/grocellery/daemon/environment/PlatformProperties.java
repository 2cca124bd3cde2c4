package io.grocellery.daemon.environment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the daemon is started with.
 *
 * @param home the checkout
 * @param delivery the delivery file; the checkout's own unless given
 * @param state where it keeps what it must not forget; the installation's own folder unless given
 * @param javaHome the JDK that everything runs on
 * @param portOffset added to every port
 */
@ConfigurationProperties(prefix = "grocellery")
record PlatformProperties(
        Path home, @Nullable Path delivery, @Nullable Path state, Path javaHome, int portOffset) {}
