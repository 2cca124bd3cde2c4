package io.grocellery.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Grocellery.class.getPackage().getImplementationVersion();
        return new String[] {"grocellery " + (version == null ? "(not packaged)" : version)};
    }
}
