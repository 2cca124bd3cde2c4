package io.grocellery.core.release;

import io.grocellery.core.model.ServiceName;
import java.nio.file.Path;

/**
 * What is to become a release.
 *
 * @param artifact a Spring Boot jar with everything in it, or a jar with its libraries in the folder that its manifest
 *     names
 * @param commit the source it was built from
 */
public record ReleaseCandidate(ServiceName service, Path artifact, String commit) {}
