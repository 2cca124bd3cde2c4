package io.grocellery.chassis.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class ConfigurationRefusedAnalyzer extends AbstractFailureAnalyzer<ConfigurationRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ConfigurationRefusedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
