package io.grocellery.core.release;

import java.nio.file.Path;

/**
 * Where a release lies, ready to run.
 *
 * @param folder holds all of it
 * @param jar the one to start; it names its libraries
 * @param springAot whether it holds Spring's ahead-of-time code
 */
public record ReleaseFiles(Path folder, Path jar, boolean springAot) {}
