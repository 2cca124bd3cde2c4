// @ts-check
import { fill, h } from "../dom.js";
import { announce, notify } from "../announcer.js";
import { asProblem } from "../api.js";
import { currentBasket, leaveBasket, onBasketChange, refreshBasket, setQuantity } from "../cart.js";
import { placeOrder, unfinishedCheckout } from "../checkout.js";
import { counted, formatMoney } from "../money.js";
import { navigate } from "../router.js";
import { accessToken } from "../session.js";
import { emptyState, failureState, signInState, skeleton } from "../parts/states.js";
import { cartSums, sumList } from "../parts/sums.js";
import { reportBasketFailure } from "../parts/quantity.js";

/**
 * The last look before ordering. An order that was being placed when the page was closed is finished first, with the
 * same key, so that it is placed once.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../api.js").Problem} Problem
 * @typedef {import("../cart.js").Cart} Cart
 * @typedef {{productId: string, requested: number, available: number}} Shortage
 */

/** @param {Page} page */
export async function checkoutView(page) {
  page.setTitle("Checkout");
  const body = h("div", {});
  fill(page.root, h("h1", {}, "Checkout"), body);
  if (!accessToken()) return fill(body, signInState("Orders"));
  const unfinished = unfinishedCheckout();
  if (unfinished) return finish(page, body, unfinished.cartId);
  await review(page, body);
}

/**
 * @param {Page} page
 * @param {HTMLElement} body
 */
async function review(page, body) {
  let isShown = false;
  const render = () => {
    const { cart, status, problem } = currentBasket();
    if (isShown) return;
    if (status === "failed" && problem) return fill(body, failureState(problem, { what: "Your basket", retry: () => void refreshBasket() }));
    if (status !== "ready") return fill(body, skeleton(3, "row", "Fetching your basket"));
    isShown = true;
    if (!cart || cart.items.length === 0) return fill(body, nothingToOrder());
    return fill(body, overview(page, body, cart));
  };
  render();
  onBasketChange(render, page.signal);
}

function nothingToOrder() {
  return emptyState({ drawing: ["basket"], title: "There is nothing to order yet", text: "Put something in your basket first." },
    h("a", { class: "button", href: "/shop" }, "Start shopping"),
    h("a", { class: "button button-quiet", href: "/my/orders" }, "Your orders"));
}

/**
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {Cart} cart
 */
function overview(page, body, cart) {
  const problem = h("div", {});
  const label = `Place order${cart.total ? ` · ${formatMoney(cart.total)}` : ""}`;
  const button = h("button", { class: "button button-wide button-large", type: "button" }, label);
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    busy(button, true, "Placing your order…");
    fill(problem);
    const failure = await order(page, cart.id);
    if (!failure) return;
    busy(button, false, label);
    if (failure.isSignInNeeded) return fill(body, signInState("Orders"));
    fill(problem, refusal(page, body, failure, cart));
  });
  return h("div", { class: "two-columns" },
    h("section", { class: "card", "aria-labelledby": "articles-title" },
      h("div", { class: "section-head" },
        h("h2", { id: "articles-title" }, counted(cart.items.length, "article")),
        h("a", { class: "section-more", href: "/basket" }, "Change")),
      h("ul", { class: "brief", role: "list" }, cart.items.map(briefLine))),
    h("section", { class: "card summary", "aria-labelledby": "total-title" },
      h("h2", { id: "total-title" }, "To pay"), sumList(cartSums(cart)), problem, button,
      h("p", { class: "muted small centred" }, "A demonstration: nothing is charged.")));
}

/** @param {import("../cart.js").CartItem} item */
function briefLine({ quantity, name, unit, lineTotal }) {
  return h("li", {}, h("span", { class: "brief-count" }, `${quantity} ×`),
    h("span", { class: "brief-name" }, name ?? "Article", " ", h("span", { class: "muted small unbroken" }, unit)),
    h("span", { class: "price" }, lineTotal && formatMoney(lineTotal)));
}

/**
 * Places the order and shows its receipt.
 *
 * @param {Page} page
 * @param {string} cartId
 * @returns {Promise<Problem | null>} what went wrong
 */
async function order(page, cartId) {
  try {
    announce("Placing your order");
    const placed = await placeOrder(cartId);
    leaveBasket();
    if (page.signal.aborted) notify(`Your order ${placed.number} is placed.`, { action: { label: "Receipt", run: () => void navigate(`/receipt/${placed.id}`) } });
    else await navigate(`/receipt/${placed.id}?placed`, { replace: true });
    return null;
  } catch (failure) {
    return asProblem(failure);
  }
}

/**
 * Goes on with an order whose outcome is not known.
 *
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {string} cartId
 */
async function finish(page, body, cartId) {
  fill(body, emptyState({ drawing: ["bag"], title: "Finishing your order", text: "You had started to place an order. We are making sure that it is placed, and only once." }));
  const failure = await order(page, cartId);
  if (!failure || page.signal.aborted) return;
  if (failure.isOutage || failure.isSignInNeeded) {
    return fill(body, failureState(failure, { what: "Orders", retry: () => void finish(page, body, cartId) }));
  }
  await refreshBasket();
  if (failure.code === "cart-already-ordered") return fill(body, alreadyOrdered());
  await review(page, body);
  const cart = currentBasket().cart;
  if (cart) body.querySelector(".summary .sums")?.after(refusal(page, body, failure, cart));
}

/**
 * Why the order was not placed, and what helps.
 *
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {Problem} problem
 * @param {Cart} cart
 */
function refusal(page, body, problem, cart) {
  if (problem.code === "cart-already-ordered") return alreadyOrdered();
  if (problem.isMissing) return basketGone();
  if (problem.code === "out-of-stock") return outOfStock(page, body, problem, cart);
  if (problem.isOutage || problem.code === "checkout-in-progress") {
    return alertBox("We can’t tell yet whether your order was placed",
      "Orders can’t be reached just now. Press the button again when you like: it will never be placed twice.");
  }
  return alertBox("Your order was not placed", problem.message);
}

function alreadyOrdered() {
  leaveBasket();
  return alertBox("This basket has already been ordered", "You find it among your orders.",
    h("a", { class: "button button-quiet", href: "/my/orders" }, "Your orders"));
}

function basketGone() {
  void refreshBasket();
  return alertBox("This basket is no longer there", "It may have been changed or ordered in another tab.",
    h("a", { class: "button button-quiet", href: "/basket" }, "Your basket"));
}

/**
 * @param {Page} page
 * @param {HTMLElement} body
 * @param {Problem} problem
 * @param {Cart} cart
 */
function outOfStock(page, body, problem, cart) {
  const shortages = /** @type {Shortage[]} */ (problem.members.shortages ?? []);
  const nameOf = (/** @type {string} */ id) => cart.items.find(({ productId }) => productId === id)?.name ?? "An article";
  const adjust = async () => {
    try {
      for (const { productId, available } of shortages) await setQuantity(productId, available);
      await refreshBasket();
      await review(page, body);
      announce("Your basket now holds what is in stock");
    } catch (failure) {
      reportBasketFailure(failure, "your basket");
    }
  };
  return alertBox("Somebody was quicker", "Not everything is in stock any more, so your order was not placed.",
    h("ul", {}, shortages.map(({ productId, requested, available }) => h("li", {},
      `${nameOf(productId)}: you want ${requested}, ${available <= 0 ? "none is left" : `${available} left`}`))),
    h("button", { class: "button button-quiet", type: "button", onclick: () => void adjust() }, "Take what there is"));
}

/**
 * @param {string} title
 * @param {string} text
 * @param {...import("../dom.js").Child} more
 */
function alertBox(title, text, ...more) {
  return h("div", { class: "alert-box", role: "alert" }, h("h3", {}, title), h("p", {}, text), more);
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} isBusy
 * @param {string} label
 */
function busy(button, isBusy, label) {
  button.textContent = label;
  button.classList.toggle("busy", isBusy);
  if (isBusy) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}
