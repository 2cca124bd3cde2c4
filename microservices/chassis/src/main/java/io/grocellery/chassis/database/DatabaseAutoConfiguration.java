package io.grocellery.chassis.database;

import com.zaxxer.hikari.HikariDataSource;
import io.grocellery.chassis.telemetry.Following;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    /** Shorter than what a shopper waits for: a request says that the database is away rather than hang. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofMinutes(1);

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            DatabaseProperties properties, Following following, ObjectProvider<ObservationRegistry> observations) {
        HikariDataSource source = new FollowedPool(following, observations::getObject);
        source.setPoolName("database");
        source.setJdbcUrl(properties.url());
        source.setUsername(properties.username());
        source.setPassword(properties.password());
        source.setMaximumPoolSize(properties.poolSize());
        // a connection is a process on the server: an idle service keeps one
        source.setMinimumIdle(1);
        source.setIdleTimeout(IDLE.toMillis());
        source.setConnectionTimeout(WAIT.toMillis());
        source.setValidationTimeout(WAIT.dividedBy(2).toMillis());
        // the first connection is Flyway's business, which tries again
        source.setInitializationFailTimeout(-1);
        source.addDataSourceProperty("connectTimeout", String.valueOf(WAIT.toSeconds()));
        source.addDataSourceProperty("socketTimeout", "30");
        source.addDataSourceProperty("tcpKeepAlive", "true");
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }
}
