package io.grocellery.authorisation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is put where something else belongs. */
final class Values {

    /** Text that means something to a database, a shell, a browser, a log or a file system. */
    static final List<String> TEXTS = List.of(
            "' OR '1'='1",
            "'; SELECT pg_sleep(10); --",
            "1) UNION SELECT number FROM orders --",
            "x\r\nX-Injected: yes",
            "../../../../etc/passwd",
            "..;/actuator/env",
            "${jndi:ldap://127.0.0.1:1/x}",
            "{{7*7}}<script>alert(1)</script>",
            "\0",
            "\uD83E\uDD55\u202E",
            "-9223372036854775809",
            "x".repeat(3_000));

    private static final int DEEP = 200;
    private static final int LONGEST = 40;
    private static final int LAST_PRINTABLE = 0x2FF;

    private Values() {}

    /** JSON of every kind: what is expected is one of them at most. */
    static List<@Nullable Object> ofEveryKind() {
        List<@Nullable Object> values = new ArrayList<>(TEXTS);
        Collections.addAll(
                values,
                null,
                true,
                -1,
                0.5,
                1e308,
                Long.MIN_VALUE,
                "",
                List.of(),
                List.of(List.of("x"), Map.of("x", 1)),
                Map.of(),
                nested());
        return values;
    }

    /** Whatever the source draws: one of the above, a number, or letters of many scripts. */
    static @Nullable Object drawn(RandomGenerator random) {
        List<@Nullable Object> known = ofEveryKind();
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> text(random);
            default -> known.get(random.nextInt(known.size()));
        };
    }

    /** Letters, digits and signs of many scripts, few or many. */
    static String text(RandomGenerator random) {
        return random.ints(random.nextInt(LONGEST), 1, LAST_PRINTABLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Object nested() {
        Object nested = "x";
        for (int depth = 0; depth < DEEP; depth++) {
            nested = List.of(nested);
        }
        return nested;
    }
}
