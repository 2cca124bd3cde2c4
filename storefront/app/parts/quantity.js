// @ts-check
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { announce, notify } from "../announcer.js";
import { asProblem } from "../api.js";
import { MOST_OF_ONE, onBasketChange, quantityOf, setQuantity } from "../cart.js";
import { signIn } from "../session.js";

/**
 * How many of an article the shopper wants: an "Add" button that becomes − 2 +.
 *
 * @typedef {object} Article
 * @property {string} id
 * @property {string} name
 * @property {number} available how many there are to be had
 */

/**
 * @param {Article} article
 * @param {AbortSignal} signal ends with the view
 * @param {{removable?: boolean}} [options] whether 1 is followed by a bin rather than by "Add"
 */
export function quantityControl(article, signal, { removable = false } = {}) {
  const element = h("div", { class: "quantity", role: "group", "aria-label": `Quantity of ${article.name}` });
  let shown = -1;
  const render = () => {
    const quantity = quantityOf(article.id);
    if (quantity === shown) return;
    const focused = element.contains(document.activeElement) ? document.activeElement?.getAttribute("data-does") : null;
    fill(element, quantity === 0 && !removable ? addButton(article) : stepper(article, quantity));
    shown = quantity;
    if (focused) refocus(element, focused);
  };
  render();
  onBasketChange(render, signal);
  return element;
}

/** @param {Article} article */
function addButton(article) {
  if (article.available <= 0) return h("span", { class: "quantity-none" }, "Sold out");
  return h("button", {
    class: "button quantity-add", type: "button", "data-does": "more", "aria-label": `Add ${article.name} to basket`,
    onclick: () => change(article, 1),
  }, icon("plus"), h("span", {}, "Add"));
}

/**
 * @param {Article} article
 * @param {number} quantity
 */
function stepper(article, quantity) {
  const most = Math.min(MOST_OF_ONE, article.available);
  return [
    h("button", {
      class: "step", type: "button", "data-does": "less",
      "aria-label": quantity === 1 ? `Remove ${article.name} from basket` : `One ${article.name} less`,
      onclick: () => change(article, quantityOf(article.id) - 1),
    }, icon(quantity <= 1 ? "bin" : "minus")),
    h("output", { class: "quantity-count", "aria-label": `${quantity} in basket` }, quantity),
    h("button", {
      class: "step", type: "button", "data-does": "more", "aria-label": `One ${article.name} more`,
      "aria-disabled": quantity >= most ? "true" : null,
      onclick: () => (quantityOf(article.id) >= most ? tellLimit(article, most) : change(article, quantityOf(article.id) + 1)),
    }, icon("plus")),
  ];
}

/**
 * @param {Article} article
 * @param {number} quantity
 */
async function change(article, quantity) {
  try {
    announce(quantity === 0 ? `${article.name} taken out of the basket` : `${quantity} × ${article.name} in the basket`);
    await setQuantity(article.id, quantity);
  } catch (failure) {
    reportBasketFailure(failure, article.name);
  }
}

/**
 * Says why the basket did not change.
 *
 * @param {unknown} failure
 * @param {string} what
 */
export function reportBasketFailure(failure, what) {
  const problem = asProblem(failure);
  if (problem.isSignInNeeded) {
    const action = { label: "Sign in again", run: () => void signIn() };
    return notify("Your session has ended. Your basket is kept.", { kind: "failed", action });
  }
  const text = problem.isOutage ? `The basket can’t be reached just now, so ${what} did not change. Please try again.`
    : `${what}: ${problem.message}`;
  return notify(text, { kind: "failed" });
}

/**
 * @param {Article} article
 * @param {number} most
 */
function tellLimit(article, most) {
  notify(most === MOST_OF_ONE ? `${MOST_OF_ONE} of one article is the most we deliver.`
    : `There are only ${most} of ${article.name} to be had.`);
}

/**
 * The button pressed may have become another one: keep the focus where the shopper's hand is.
 *
 * @param {HTMLElement} element
 * @param {string} does
 */
function refocus(element, does) {
  const same = element.querySelector(`[data-does="${does}"]`) ?? element.querySelector("button");
  if (same instanceof HTMLElement) same.focus();
}
