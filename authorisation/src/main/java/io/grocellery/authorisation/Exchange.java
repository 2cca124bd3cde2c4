package io.grocellery.authorisation;

import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * A request and what came of it.
 *
 * @param operation whose request it was
 * @param asked method and address, as sent
 * @param took until the whole answer was there
 */
record Exchange(
        String operation, Role role, String asked, int status, HttpHeaders headers, String body, Duration took) {}
