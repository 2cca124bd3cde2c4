package io.grocellery.testkit.database;

import io.grocellery.core.database.DatabaseOperator;
import io.grocellery.core.model.Port;

class InMemoryDatabaseOperatorTest extends DatabaseOperatorContract {

    private final InMemoryDatabaseOperator operator = new InMemoryDatabaseOperator(new Port(5433));

    @Override
    protected DatabaseOperator operator() {
        return operator;
    }
}
