package io.grocellery.core.rollout;

/**
 * Why a rollout is not begun, or a command not obeyed; nothing has changed then.
 *
 * @param code a stable name for programs, such as {@code already-under-way}
 * @param why the reason with the values seen
 * @param remedy what to do next
 */
public record Refusal(String code, String why, String remedy) {

    @Override
    public String toString() {
        return why + ". " + remedy;
    }
}
