package io.grocellery.chassis.database;

import com.zaxxer.hikari.HikariDataSource;
import io.grocellery.chassis.telemetry.Following;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import net.ttddyy.observation.tracing.DataSourceObservationListener;
import net.ttddyy.observation.tracing.JdbcObservationDocumentation;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A pool whose statements are spans of the trace they are made for: the text with its placeholders, never a value.
 * Connections for work that nobody follows are handed out as they are, and so cost nothing.
 */
final class FollowedPool extends HikariDataSource {

    private final Following following;
    private final DataSource followed;

    FollowedPool(Following following, Supplier<ObservationRegistry> observations) {
        this.following = following;
        DataSourceObservationListener statements = new DataSourceObservationListener(observations);
        statements.setSupportedTypes(Set.of(JdbcObservationDocumentation.QUERY));
        statements.setIncludeParameterValues(false);
        this.followed = ProxyDataSourceBuilder.create("database", new Unfollowed())
                .listener(statements)
                .build();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return following.now() ? followed.getConnection() : super.getConnection();
    }

    private Connection plain() throws SQLException {
        return super.getConnection();
    }

    private final class Unfollowed extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return plain();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLException("the pool has one user");
        }
    }
}
