package io.grocellery.performance.service;

import io.grocellery.performance.benchmark.Workplace;
import io.grocellery.performance.tool.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Products of the demo catalogue, to be read by their ids through the service and around it. */
record Catalogue(List<String> ids) {

    /** As many scripts as pgbench takes are fewer than 128. */
    private static final int MOST = 100;

    private static final Path PRODUCTS =
            Path.of("microservices/product-service/src/main/java/io/grocellery/product/catalogue/Products.java");

    static Catalogue in(PostgresServer.Database database) throws IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from product order by id limit " + MOST)) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return new Catalogue(List.copyOf(ids));
        } catch (SQLException failed) {
            throw new IOException("the catalogue cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The service's own query, a script for each product. */
    List<Path> scripts(Workplace workplace) throws IOException {
        SourceSql sql = SourceSql.in(workplace.home().resolve(PRODUCTS));
        Path folder = Files.createDirectory(workplace.folder().resolve("products"));
        List<Path> scripts = new ArrayList<>();
        for (String id : ids) {
            String statement = sql.constant("BY_ID", List.of("'" + id + "'::uuid"));
            scripts.add(Files.writeString(
                    folder.resolve(id + ".sql"), statement.replace('\n', ' ').strip() + ";\n"));
        }
        return scripts;
    }

    /** A script of wrk that asks for one product after the other. */
    Path requests(Workplace workplace) throws IOException {
        return requests(workplace, "products.lua", "nil");
    }

    /** The same from somebody who wants each request's trace recorded. */
    Path followedRequests(Workplace workplace) throws IOException {
        return requests(workplace, "followed-products.lua", "{ [\"b3\"] = \"1\" }");
    }

    private Path requests(Workplace workplace, String file, String fields) throws IOException {
        return Files.writeString(workplace.folder().resolve(file), """
                local ids = { "%s" }
                local next = math.random(#ids)
                request = function()
                    next = next %% #ids + 1
                    return wrk.format("GET", "/products/" .. ids[next], %s)
                end
                """.formatted(String.join("\", \"", ids), fields));
    }
}
