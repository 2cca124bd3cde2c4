// @ts-check
import { fill, h } from "../dom.js";
import { picture } from "../art.js";
import { currentBasket, isSettling, onBasketChange, quantityOf, refreshBasket } from "../cart.js";
import { productUrl } from "../catalogue.js";
import { counted, formatMoney } from "../money.js";
import { couponField } from "../parts/coupon.js";
import { quantityControl } from "../parts/quantity.js";
import { emptyState, failureState, skeleton } from "../parts/states.js";
import { cartSums, sumList } from "../parts/sums.js";

/**
 * The basket: what is in it, the coupon, the sums, and the way to the checkout.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../cart.js").Cart} Cart
 * @typedef {import("../cart.js").CartItem} CartItem
 * @typedef {{element: HTMLElement, update: (item: CartItem) => void}} Row
 */

/** @param {Page} page */
export async function basketView(page) {
  page.setTitle("Your basket");
  const heading = h("h1", {}, "Your basket");
  const body = h("div", {});
  fill(page.root, heading, body);
  const filled = filledBasket(page.signal, heading);
  const render = () => {
    const { cart, status, problem } = currentBasket();
    if (cart && cart.items.length > 0) return filled.show(body, cart, status === "failed");
    if (status === "failed" && problem) return fill(body, failureState(problem, { what: "Your basket", retry: () => void refreshBasket() }));
    if (status === "ready") return showEmpty(body, heading);
    return fill(body, skeleton(4, "row", "Fetching your basket"));
  };
  render();
  onBasketChange(render, page.signal);
  if (currentBasket().status !== "unknown") await refreshBasket();
}

/**
 * @param {HTMLElement} body
 * @param {HTMLElement} heading
 */
function showEmpty(body, heading) {
  const hadFocus = body.contains(document.activeElement);
  fill(body, emptyState({ drawing: ["basket"], title: "Nothing in it yet", text: "A good dinner starts somewhere. Bread, maybe?" },
    h("a", { class: "button", href: "/shop" }, "Start shopping")));
  if (hadFocus) focusOn(heading);
}

/**
 * Keeps its elements from one change to the next, so that the focus stays where it is.
 *
 * @param {AbortSignal} signal
 * @param {HTMLElement} heading
 */
function filledBasket(signal, heading) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const warning = h("div", {});
  const list = h("ul", { class: "rows", role: "list" });
  const coupon = couponField();
  const sums = h("div", { class: "sums-place", "aria-live": "polite" });
  const checkout = h("div", {});
  const element = h("div", { class: "two-columns" },
    h("section", { "aria-label": "Articles" }, warning, list),
    h("section", { class: "card summary", "aria-labelledby": "summary-title" },
      h("h2", { id: "summary-title" }, "Summary"), coupon.element, sums, checkout));

  /**
   * @param {HTMLElement} body
   * @param {Cart} cart
   * @param {boolean} isStale
   */
  const show = (body, cart, isStale) => {
    if (element.parentElement !== body) fill(body, element);
    const hasPrices = cart.pricing !== "UNAVAILABLE";
    fill(warning, warningFor(hasPrices, isStale));
    updateRows(list, rows, cart.items, signal, heading);
    coupon.update(cart);
    sums.classList.toggle("settling", isSettling());
    fill(sums, hasPrices ? sumList(cartSums(cart)) : h("p", { class: "muted" }, "The sums follow as soon as prices are back."));
    const focused = checkout.contains(document.activeElement);
    fill(checkout, checkoutLink(hasPrices));
    if (focused) checkout.querySelector("a")?.focus();
  };
  return { show };
}

/**
 * @param {boolean} hasPrices
 * @param {boolean} isStale
 */
function warningFor(hasPrices, isStale) {
  if (!hasPrices) return warning("We can’t look up prices just now. Your basket is safe, and you can still change it.");
  return isStale && warning("The basket can’t be refreshed just now: this is what was in it last.");
}

/** @param {string} text */
function warning(text) {
  return h("div", { class: "banner", role: "status" }, h("p", {}, text),
    h("button", { class: "link-button", type: "button", onclick: () => void refreshBasket() }, "Check again"));
}

/** @param {boolean} hasPrices */
function checkoutLink(hasPrices) {
  if (!hasPrices) return h("p", { class: "muted small" }, "You can check out once prices are back.");
  return [h("a", { class: "button button-wide button-large", href: "/checkout" }, "Check out"),
    h("p", { class: "muted small centred" }, "Taxes are final at checkout.")];
}

/**
 * @param {HTMLElement} list
 * @param {Map<string, Row>} rows
 * @param {CartItem[]} items
 * @param {AbortSignal} signal
 * @param {HTMLElement} heading
 */
function updateRows(list, rows, items, signal, heading) {
  const ids = new Set(items.map(({ productId }) => productId));
  for (const [id, row] of rows) {
    if (!ids.has(id)) takeOut(rows, id, row, heading);
  }
  for (const item of items) {
    const row = rows.get(item.productId) ?? rowFor(item, signal);
    row.update(item);
    if (rows.has(item.productId)) continue;
    rows.set(item.productId, row);
    list.append(row.element);
  }
}

/**
 * @param {Map<string, Row>} rows
 * @param {string} id
 * @param {Row} row
 * @param {HTMLElement} heading
 */
function takeOut(rows, id, row, heading) {
  const hadFocus = row.element.contains(document.activeElement);
  const neighbour = row.element.nextElementSibling ?? row.element.previousElementSibling;
  rows.delete(id);
  row.element.remove();
  if (hadFocus) focusOn(neighbour?.querySelector("a") ?? heading);
}

/**
 * @param {CartItem} item
 * @param {AbortSignal} signal
 * @returns {Row}
 */
function rowFor(item, signal) {
  const name = item.name ?? "Article";
  const article = { id: item.productId, name, available: item.available ?? Infinity };
  const price = h("p", { class: "price row-price" });
  const note = h("p", { class: "row-note" });
  const unit = h("p", { class: "muted small" });
  const title = h("a", { class: "row-name", href: productUrl(item) });
  const element = h("li", { class: "row" },
    picture({ name: item.name, category: "" }),
    h("div", { class: "row-text" }, title, unit, note),
    quantityControl(article, signal, { removable: true }),
    price);
  const update = (/** @type {CartItem} */ next) => {
    Object.assign(article, { name: next.name ?? name, available: next.available ?? Infinity });
    title.textContent = next.name ?? "An article (its name can’t be looked up just now)";
    unit.textContent = [next.unit, next.unitPrice && formatMoney(next.unitPrice)].filter(Boolean).join(" · ");
    price.textContent = next.lineTotal ? formatMoney(next.lineTotal) : "—";
    note.textContent = shortageOf(next);
    element.classList.toggle("settling", quantityOf(next.productId) !== next.quantity);
  };
  return { element, update };
}

/** @param {CartItem} item */
function shortageOf({ available, quantity }) {
  if (available === undefined || available === null || available >= quantity) return "";
  return available <= 0 ? "Sold out: please remove it" : `Only ${counted(available, "left", "left")}: please take fewer`;
}

/** @param {Element} element */
function focusOn(element) {
  if (!(element instanceof HTMLElement)) return;
  if (element.tagName === "H1") element.tabIndex = -1;
  element.focus();
}
