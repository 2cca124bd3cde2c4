package io.grocellery.chassis.config;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses a start with a {@code grocellery.*} key that nobody reads: it is a typing error or meant for a newer release.
 * Inside a group its own record refuses; here it is about the first word. The environment's variables and the JVM's
 * system properties are not looked at, as they are everybody's.
 */
final class UnknownKeys implements SmartInitializingSingleton {

    private static final String ROOT = "grocellery.";
    private static final Set<String> OWN =
            Set.of("service", "environment", "release", "instance", "production", "max-body");
    private static final Pattern OUTBOUND = Pattern.compile("outbound\\.[^.]+\\.(url|timeout|concurrency)");
    private static final Set<String> EVERYBODYS = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    private final ConfigurableApplicationContext context;

    UnknownKeys(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> groups = groups();
        Set<String> unknown = new TreeSet<>();
        keys().filter(Predicate.not(key -> known(key, groups))).forEach(key -> unknown.add(ROOT + key));
        if (!unknown.isEmpty()) {
            throw new ConfigurationRefusedException(
                    "nobody reads the configuration " + String.join(", ", unknown),
                    "Correct or remove it. Known: " + new TreeSet<>(OWN) + " and the groups " + groups + ".");
        }
    }

    private static boolean known(String key, Set<String> groups) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return OWN.contains(key);
        }
        String group = key.substring(0, dot);
        return group.equals("outbound") ? OUTBOUND.matcher(key).matches() : groups.contains(group);
    }

    private Stream<String> keys() {
        return context.getEnvironment().getPropertySources().stream()
                .filter(source -> !EVERYBODYS.contains(source.getName()))
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()));
    }

    private Set<String> groups() {
        Set<String> groups = new TreeSet<>(Set.of("outbound"));
        for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            ConfigurationProperties properties = context.findAnnotationOnBean(bean, ConfigurationProperties.class);
            if (properties != null && properties.prefix().startsWith(ROOT)) {
                groups.add(properties.prefix().substring(ROOT.length()).split("\\.", 2)[0]);
            }
        }
        return groups;
    }
}
