package io.grocellery.systemtest.standin;

import java.util.HashMap;
import java.util.List;

/** Lists by cursor; the stand-in's cursor is a position. */
final class Pages {
    private Pages() {}

    static Answer of(List<?> all, Call call) {
        int from = call.parameter("cursor").map(Integer::parseInt).orElse(0);
        int to = Math.min(
                all.size(),
                from + call.parameter("limit").map(Integer::parseInt).orElse(20));
        var page = new HashMap<String, Object>();
        page.put("items", all.subList(from, to));
        page.put("nextCursor", to < all.size() ? String.valueOf(to) : null);
        return Answer.ok(page);
    }
}
