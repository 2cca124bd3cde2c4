package io.grocellery.cli;

import io.grocellery.core.model.EnvironmentName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The environment a command is about. */
final class EnvironmentOption {

    @Option(
            names = "--env",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "dev, staging or prod (default: dev).")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    EnvironmentName value() {
        try {
            return new EnvironmentName(name);
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(command.commandLine(), String.valueOf(invalid.getMessage()), invalid);
        }
    }
}
