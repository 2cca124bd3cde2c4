package io.grocellery.core.release;

import java.nio.file.Path;

/**
 * Where a release lies, ready to run.
 *
 * @param folder holds all of it
 * @param app holds what was released, without what was made of it later
 * @param jar the one to start, where it is Java; it names its libraries
 * @param springAot whether it holds Spring's ahead-of-time code
 */
public record ReleaseFiles(Path folder, Path app, Path jar, boolean springAot) {}
