package io.grocellery.daemon.evidence;

import java.util.Locale;

/** How something is to be taken; a mark says it to whoever cannot tell colours apart. */
enum Tone {
    GOOD("✓"),
    BAD("✕"),
    WARN("▲"),
    OFF("○");

    private final String mark;

    Tone(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a run, a stage, a gate or a rollout. */
    static Tone of(String state) {
        return switch (state) {
            case "passed", "unchanged", "promoted", "pass", "trusted", "ran" -> GOOD;
            case "failed", "refused", "timed out", "rejected", "rolled-back", "fail", "altered", "stranger" -> BAD;
            case "asking", "expired", "not-measured", "unreachable", "not-run", "cancelled" -> WARN;
            default -> OFF;
        };
    }
}
