class Statements {
    private static final String SELECT = "select id, name from products ";

    Object named(String name) {
        // ruleid: sql-built-from-text
        return database.sql("select id from products where name = '" + name + "'").query();
    }

    Object formatted(String name) throws Exception {
        String statement = "select id from products where name = '%s'".formatted(name);
        // ruleid: sql-built-from-text
        return connection.createStatement().executeQuery(statement);
    }

    Object handedOn(String name) {
        // ruleid: sql-built-from-text
        return rows("select id from products where name = '" + name);
    }

    private Object rows(String statement) {
        // ok: sql-built-from-text
        return database.sql(statement).query();
    }

    Object bound(String name) {
        // ok: sql-built-from-text
        return database.sql(SELECT + "where name = :name").param("name", name).query();
    }

    Object constant() throws Exception {
        // ok: sql-built-from-text
        return connection.createStatement().executeQuery("select 1");
    }
}
