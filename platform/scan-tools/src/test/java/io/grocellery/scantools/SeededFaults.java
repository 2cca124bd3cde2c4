package io.grocellery.scantools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.ToolProvider;

/** A workspace with one fault for each scan, and the same without them. */
record SeededFaults(Path folder) {

    static final String KEY = "AKIA" + "QYLPMN5HHHFPZAM2";

    /** Whoever scans files asks for nothing that runs. */
    static final Supplier<RunningApplication> NOTHING_RUNS = () -> {
        throw new AssertionError("a scan of files asked for a running application");
    };

    /** One fault each, on the lines that the tests name. */
    void sow() throws IOException {
        write("shop/src/main/java/shop/Orders.java", """
                package shop;

                import java.sql.Connection;
                import java.sql.ResultSet;

                public class Orders {
                    public ResultSet of(Connection connection, String name) throws Exception {
                        return connection.createStatement().executeQuery("select id from orders where name = '" + name + "'");
                    }
                }
                """);
        write("deploy.sh", "#!/bin/sh\nexport AWS_ACCESS_KEY_ID=" + KEY + "\n");
        write("terraform/main.tf", """
                resource "aws_security_group" "shop" {
                  name        = "shop"
                  description = "The shop"
                  ingress {
                    description = "everybody may log in"
                    from_port   = 22
                    to_port     = 22
                    protocol    = "tcp"
                    cidr_blocks = ["0.0.0.0/0"]
                  }
                }
                """);
        write("Dockerfile", "FROM debian:12\nHEALTHCHECK CMD true\nUSER root\nCMD [\"sleep\", \"1\"]\n");
        bom("AGPL-3.0-only");
        compile();
    }

    /** The same without a fault. */
    void sowNothing() throws IOException {
        write("shop/src/main/java/shop/Orders.java", """
                package shop;

                import java.sql.Connection;
                import java.sql.PreparedStatement;

                public class Orders {
                    public boolean exist(Connection connection, String name) throws Exception {
                        try (PreparedStatement query = connection.prepareStatement("select id from orders where name = ?")) {
                            query.setString(1, name);
                            return query.execute();
                        }
                    }
                }
                """);
        write("deploy.sh", "#!/bin/sh\n: \"${AWS_ACCESS_KEY_ID:?}\"\n");
        write("terraform/main.tf", """
                variable "name" {
                  type = string
                }
                """);
        write("Dockerfile", "FROM debian:12\nHEALTHCHECK CMD true\nUSER 10001\nCMD [\"sleep\", \"1\"]\n");
        bom("Apache-2.0");
        compile();
    }

    void write(String file, String content) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, content);
    }

    private void bom(String licence) throws IOException {
        write("shop/pom.xml", """
                <project>
                  <dependency>
                    <artifactId>borrowed</artifactId>
                  </dependency>
                </project>
                """);
        write("shop/target/bom.json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
                  {"type": "library", "group": "org.example", "name": "borrowed", "version": "1.0",
                   "licenses": [{"license": {"id": "%s"}}]}]}
                """.formatted(licence));
    }

    private void compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("shop/target/classes"));
        List<String> words = List.of(
                "-g",
                "-d",
                classes.toString(),
                folder.resolve("shop/src/main/java/shop/Orders.java").toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)))
                .isZero();
    }
}
