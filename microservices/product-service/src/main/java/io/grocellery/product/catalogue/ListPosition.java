package io.grocellery.product.catalogue;

import io.grocellery.chassis.page.Cursor;
import io.grocellery.chassis.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Where a product stands in a list: by how well it matches, then by its place on the shelf.
 *
 * @param tier 1: every word is in the name, or nothing was searched for; 2: some word is only in category or description
 * @param shelf from 0
 */
record ListPosition(int tier, long shelf, UUID id) {

    static final ListPosition START = new ListPosition(1, 0, new UUID(0, 0));

    private static final int PARTS = 3;
    private static final int TIERS = 2;

    /**
     * Reads a client's cursor; absent, the start.
     *
     * @throws ProblemException 400 {@code invalid-cursor}
     */
    static ListPosition of(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        Cursor parts = Cursor.decode(cursor, PARTS);
        int tier = (int) within(1, parts.number(0), TIERS);
        return new ListPosition(tier, within(0, parts.number(1), Long.MAX_VALUE), parts.uuid(2));
    }

    Cursor cursor() {
        return Cursor.of(tier, shelf, id);
    }

    private static long within(long least, long number, long most) {
        if (number < least || number > most) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-cursor", "the cursor is not one of this list");
        }
        return number;
    }
}
