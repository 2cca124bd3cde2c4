// @ts-check
import { h } from "../dom.js";
import { asProblem, request } from "../api.js";
import { notify } from "../announcer.js";
import { confirmed } from "./dialog.js";

/** @typedef {import("../checkout.js").Order} Order */

/** Milliseconds after placing it within which an order may be cancelled; order-service has the last word. */
const CANCELLABLE = 30 * 60_000;

/**
 * A button that cancels an order, as long as that is possible.
 *
 * @param {Order} order
 * @param {(cancelled: Order) => void} then
 */
export function cancelButton(order, then) {
  const isOpen = order.status === "PLACED" && Date.now() - Date.parse(order.placedAt) < CANCELLABLE;
  if (!isOpen) return null;
  const label = `Cancel order ${order.number}`;
  return h("button", { class: "button button-quiet cancel", type: "button", "aria-label": label, onclick: () => void cancel(order, then) },
    "Cancel order");
}

/**
 * @param {Order} order
 * @param {(cancelled: Order) => void} then
 */
async function cancel(order, then) {
  const sure = await confirmed({
    title: `Cancel order ${order.number}?`,
    text: "Everything in it goes back on the shelf. This cannot be undone.",
    yes: "Cancel the order",
    no: "Keep it",
  });
  if (!sure) return;
  try {
    const answer = await request(`/orders/${order.id}/cancel`, { method: "POST", signedIn: true });
    notify(`Order ${order.number} is cancelled.`);
    then(answer?.status ? answer : { ...order, status: "CANCELLED" });
  } catch (failure) {
    const problem = asProblem(failure);
    const text = problem.isOutage ? "Orders can’t be reached just now. Please try again." : problem.message;
    notify(`Order ${order.number} was not cancelled. ${text}`, { kind: "failed" });
  }
}

/** @param {{status: Order["status"]}} order */
export function statusBadge({ status }) {
  const isCancelled = status === "CANCELLED";
  return h("span", { class: `badge ${isCancelled ? "badge-off" : "badge-on"}` }, isCancelled ? "Cancelled" : "Placed");
}
