package io.grocellery.systemtest.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /products} and {@code /categories}. */
final class Catalogue implements Endpoint {
    private final List<Goods> goods = Goods.all();

    Optional<Goods> find(String id) {
        return goods.stream().filter(article -> article.id().equals(id)).findFirst();
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().equals("/categories")) {
            return categories();
        }
        return call.path().equals("/products")
                ? list(call)
                : find(call.part(1)).map(article -> Answer.ok(article.json())).orElseGet(Answer::missing);
    }

    private Answer categories() {
        Map<String, Long> counts = goods.stream()
                .collect(Collectors.groupingBy(Goods::category, LinkedHashMap::new, Collectors.counting()));
        return Answer.ok(counts.entrySet().stream()
                .map(entry -> Map.of("name", entry.getKey(), "count", entry.getValue()))
                .toList());
    }

    private Answer list(Call call) {
        var found = goods.stream()
                .filter(article -> call.parameter("category")
                        .map(article.category()::equals)
                        .orElse(true))
                .filter(article -> call.parameter("q").map(article::matches).orElse(true))
                .map(Goods::json)
                .toList();
        return Pages.of(found, call);
    }
}
