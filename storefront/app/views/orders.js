// @ts-check
import { fill, h } from "../dom.js";
import { announce } from "../announcer.js";
import { asProblem, isAbort, request } from "../api.js";
import { picture } from "../art.js";
import { counted, formatMoment, formatMoney } from "../money.js";
import { cancelButton, statusBadge } from "../parts/cancel-order.js";
import { emptyState, failureState, skeleton } from "../parts/states.js";
import { reload } from "../router.js";

/**
 * Everything the shopper has ordered, newest first.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../checkout.js").Order} Order
 * @typedef {{items: Order[], nextCursor: string | null}} Found
 */

const PAGE_SIZE = 10;
const PICTURES = 4;

/** @param {Page} page */
export async function ordersView(page) {
  page.setTitle("Your orders");
  const body = h("div", {}, skeleton(4, "row", "Fetching your orders"));
  fill(page.root, h("h1", {}, "Your orders"), body);
  try {
    const found = await fetchOrders(page.signal);
    fill(body, found.items.length === 0 ? noOrders() : orderList(found, page.signal));
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    fill(body, failureState(asProblem(failure), { what: "Your orders", retry: () => void reload() }));
  }
}

/**
 * @param {AbortSignal} signal
 * @param {string} [cursor]
 * @returns {Promise<Found>}
 */
function fetchOrders(signal, cursor) {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(cursor ? { cursor } : {}) });
  return request(`/orders?${query}`, { signedIn: true, signal });
}

function noOrders() {
  return emptyState({ drawing: ["bag"], title: "No orders yet", text: "Your first one will be listed here, with its receipt." },
    h("a", { class: "button", href: "/shop" }, "Start shopping"));
}

/**
 * @param {Found} first
 * @param {AbortSignal} signal
 */
function orderList(first, signal) {
  let cursor = first.nextCursor;
  const list = h("ul", { class: "orders", role: "list" }, first.items.map(orderCard));
  const status = h("p", { class: "more-status", role: "status" });
  const button = h("button", { class: "button button-quiet", type: "button", hidden: !cursor }, "Older orders");
  button.addEventListener("click", async () => {
    try {
      status.textContent = "";
      const next = await fetchOrders(signal, cursor ?? undefined);
      const cards = next.items.map(orderCard);
      list.append(...cards);
      cards[0]?.querySelector("a")?.focus({ preventScroll: true });
      announce(counted(next.items.length, "older order"));
      cursor = next.nextCursor;
      button.hidden = !cursor;
    } catch (failure) {
      if (!isAbort(failure)) status.textContent = "Older orders can’t be fetched just now. Please try again.";
    }
  });
  return [list, h("div", { class: "more" }, status, button)];
}

/** @param {Order} order */
function orderCard(order) {
  const card = h("li", { class: "card order" });
  const render = (/** @type {Order} */ shown) => fill(card,
    h("div", { class: "order-head" },
      h("h2", { class: "order-number" }, h("a", { href: `/receipt/${shown.id}` }, `Order ${shown.number}`)),
      statusBadge(shown)),
    h("p", { class: "muted small" }, `${formatMoment(shown.placedAt)} · ${counted(shown.lines.length, "article")}`),
    h("div", { class: "order-foot" },
      h("div", { class: "order-pictures" }, shown.lines.slice(0, PICTURES).map(picture),
        shown.lines.length > PICTURES && h("span", { class: "order-rest" }, `+${shown.lines.length - PICTURES}`)),
      h("p", { class: "price" }, formatMoney(shown.total)),
      cancelButton(shown, render)));
  render(order);
  return card;
}
