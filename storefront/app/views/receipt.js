// @ts-check
import { fill, h } from "../dom.js";
import { announce } from "../announcer.js";
import { asProblem, isAbort, Problem, request } from "../api.js";
import { picture } from "../art.js";
import { productUrl } from "../catalogue.js";
import { icon } from "../icons.js";
import { counted, formatMoment, formatMoney } from "../money.js";
import { cancelButton, statusBadge } from "../parts/cancel-order.js";
import { emptyState, failureState, skeleton } from "../parts/states.js";
import { orderSums, sumList } from "../parts/sums.js";
import { reload } from "../router.js";

/**
 * One order and its receipt. The order is there at once; the receipt is written by another service a moment later, and
 * is waited for.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../checkout.js").Order} Order
 */

/** Pauses in milliseconds between looks at a receipt that is not ready; then the shopper may look again. */
const PAUSES = [500, 1_000, 1_000, 2_000, 2_000, 3_000, 3_000, 5_000, 5_000, 5_000, 5_000];

/** @param {Page} page */
export async function receiptView(page) {
  const isNew = page.query.has("placed");
  page.setTitle("Your order");
  const heading = h("h1", {}, isNew ? "Thank you!" : "Your order");
  const body = h("div", {}, skeleton(3, "row", "Fetching your order"));
  fill(page.root, heading, body);
  try {
    const order = await request(`/orders/${encodeURIComponent(page.params.id)}`, { signedIn: true, signal: page.signal });
    page.setTitle(`Order ${order.number}`);
    if (!isNew) heading.textContent = `Order ${order.number}`;
    showOrder(page, body, order, isNew);
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    const problem = asProblem(failure);
    fill(body, problem.isMissing || problem.status === 400 ? noSuchOrder() : failureState(problem, { what: "Your orders", retry: () => void reload() }));
  }
}

/**
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {Order} order
 * @param {boolean} isNew
 */
function showOrder(page, body, order, isNew) {
  const slip = h("div", { class: "slip-place" });
  fill(body,
    h("p", { class: "lead" }, isNew ? `Your order ${order.number} is placed: ` : [statusBadge(order), " "], formatMoment(order.placedAt)),
    order.status === "CANCELLED" && h("p", { class: "banner" }, cancelledText(order)),
    h("div", { class: "two-columns" },
      h("section", { class: "card", "aria-labelledby": "lines-title" },
        h("h2", { id: "lines-title" }, counted(order.lines.length, "article")),
        h("ul", { class: "rows rows-plain", role: "list" }, order.lines.map(lineRow)),
        sumList(orderSums(order))),
      h("section", { "aria-labelledby": "receipt-title" }, h("h2", { id: "receipt-title", class: "visually-hidden" }, "Receipt"), slip)),
    h("div", { class: "page-actions" },
      h("button", { class: "button", type: "button", onclick: () => print() }, icon("print"), h("span", {}, "Print")),
      cancelButton(order, (cancelled) => showOrder(page, body, cancelled, false)),
      h("a", { class: "button button-quiet", href: "/my/orders" }, "All orders"),
      isNew && h("a", { class: "button button-quiet", href: "/shop" }, "Keep shopping")));
  void showSlip(page, slip, order);
}

/** @param {Order} order */
function cancelledText({ cancelledAt, cancelReason }) {
  const moment = cancelledAt ? ` on ${formatMoment(cancelledAt)}` : "";
  return `This order was cancelled${moment}.${cancelReason ? ` Reason: ${cancelReason}` : ""}`;
}

/** @param {import("../checkout.js").OrderLine} line */
function lineRow(line) {
  return h("li", { class: "row" },
    picture(line),
    h("div", { class: "row-text" }, h("a", { class: "row-name", href: productUrl(line) }, line.name),
      h("p", { class: "muted small" }, `${line.quantity} × ${formatMoney(line.unitPrice)} · ${line.unit}`)),
    h("p", { class: "price row-price" }, formatMoney(line.lineTotal)));
}

/**
 * Waits for the receipt and shows it as the till prints it.
 *
 * @param {Page} page
 * @param {HTMLElement} place
 * @param {Order} order
 */
async function showSlip(page, place, order) {
  fill(place, h("div", { class: "slip slip-waiting", role: "status" }, h("p", {}, "Your receipt is being prepared…")));
  try {
    const text = await receiptText(order.id, page.signal);
    fill(place, text === null ? slipNote("Your receipt is not ready yet.", () => void showSlip(page, place, order)) : h("pre", { class: "slip", tabindex: "0", "aria-label": "Receipt" }, text));
    if (text !== null) announce("Your receipt is ready");
  } catch (failure) {
    if (isAbort(failure)) return;
    const problem = asProblem(failure);
    const why = problem.isOutage ? "Receipts can’t be reached just now. Your order is safe." : problem.message;
    fill(place, slipNote(why, () => void showSlip(page, place, order)));
  }
}

/**
 * @param {string} text
 * @param {() => void} again
 */
function slipNote(text, again) {
  return h("div", { class: "slip slip-waiting", role: "status" }, h("p", {}, text),
    h("button", { class: "link-button", type: "button", onclick: again }, "Look again"));
}

/**
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} null when it takes too long
 */
async function receiptText(id, signal) {
  for (const pause of PAUSES) {
    try {
      return await request(`/summaries/orders/${id}`, { as: "text", signedIn: true, signal });
    } catch (failure) {
      if (!(failure instanceof Problem) || !failure.isMissing) throw failure;
    }
    await new Promise((resume) => setTimeout(resume, pause));
    if (signal.aborted) throw new DOMException("the shopper moved on", "AbortError");
  }
  return null;
}

function noSuchOrder() {
  return emptyState({ drawing: ["paper"], title: "There is no such order in your account", text: "It may belong to somebody else." },
    h("a", { class: "button", href: "/my/orders" }, "Your orders"));
}
