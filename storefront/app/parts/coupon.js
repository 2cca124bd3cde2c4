// @ts-check
import { fill, h } from "../dom.js";
import { asProblem } from "../api.js";
import { announce } from "../announcer.js";
import { applyCoupon, removeCoupon } from "../cart.js";
import { formatMoney, formatRate } from "../money.js";
import { icon } from "../icons.js";
import { reportBasketFailure } from "./quantity.js";

/** The coupon of a basket: a field to enter one, or the one that counts. */

/** What the cart service says about a coupon that does not count, in a shopper's words. */
const REFUSALS = /** @type {Record<string, string>} */ ({
  "coupon-unknown": "We don’t know this coupon. Please check the letters.",
  "coupon-expired": "This coupon has expired.",
  "coupon-minimum-not-reached": "Your basket is not large enough for this coupon yet.",
});

/** @returns {{element: HTMLElement, update: (cart: import("../cart.js").Cart) => void}} */
export function couponField() {
  const element = h("div", { class: "coupon" });
  const field = h("div", {});
  const suggestion = h("div", {});
  fill(element, suggestion, field);
  let shown = "never";
  const update = (/** @type {import("../cart.js").Cart} */ { coupon, couponSuggestion }) => {
    const hadFocus = element.contains(document.activeElement);
    showSuggestion(suggestion, coupon ? null : couponSuggestion);
    if (shown !== (coupon?.code ?? "")) fill(field, coupon ? appliedCoupon(coupon) : entry());
    shown = coupon?.code ?? "";
    if (hadFocus && !element.contains(document.activeElement)) {
      field.querySelector(/** @type {"button"} */ (coupon ? "button" : "input"))?.focus();
    }
  };
  return { element, update };
}

/**
 * What the cart service suggests; its button stays the same while only the saving changes, and so keeps the focus.
 *
 * @param {HTMLElement} place
 * @param {import("../cart.js").Cart["couponSuggestion"]} suggestion
 */
function showSuggestion(place, suggestion) {
  if (!suggestion) return fill(place);
  const text = `Save ${formatMoney(suggestion.saving)} with ${suggestion.code}`;
  const present = place.querySelector("p");
  if (present && place.dataset.code === suggestion.code) {
    present.textContent = text;
    return;
  }
  place.dataset.code = suggestion.code;
  fill(place, h("div", { class: "coupon-suggestion" }, icon("tag"),
    h("p", {}, text),
    h("button", { class: "link-button", type: "button", "aria-label": `Use coupon ${suggestion.code}`, onclick: () => use(suggestion.code) }, "Use it")));
}

/** @param {string} code */
async function use(code) {
  try {
    await applyCoupon(code);
    announce(`Coupon ${code} applied`);
  } catch (failure) {
    reportBasketFailure(failure, "the coupon");
  }
}

/** @param {NonNullable<import("../cart.js").Cart["coupon"]>} coupon */
function appliedCoupon(coupon) {
  return h("div", { class: "coupon-applied" }, icon("tag"),
    h("p", {}, h("strong", {}, coupon.code), worthOf(coupon)),
    h("button", { class: "link-button", type: "button", "aria-label": `Remove coupon ${coupon.code}`, onclick: remove }, "Remove"));
}

/** @param {NonNullable<import("../cart.js").Cart["coupon"]>} coupon */
function worthOf({ percentBasisPoints, amount }) {
  if (percentBasisPoints) return `, ${formatRate(percentBasisPoints)} off`;
  return amount ? `, ${formatMoney(amount)} off` : "";
}

function entry() {
  const input = h("input", { id: "coupon-code", name: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "40" });
  const error = h("p", { id: "coupon-error", class: "field-error", role: "alert" });
  const button = h("button", { class: "button button-quiet", type: "submit" }, "Apply");
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const code = input.value.trim().toUpperCase();
    if (code === "") return tell(input, error, "Please enter a coupon first.");
    try {
      tell(input, error, "");
      await applyCoupon(code);
      announce(`Coupon ${code} applied`);
    } catch (failure) {
      tell(input, error, refusalOf(asProblem(failure)));
    }
  };
  return h("form", { class: "coupon-form", novalidate: true, onsubmit: submit },
    h("label", { for: "coupon-code" }, "Coupon"),
    h("div", { class: "coupon-row" }, input, button),
    error);
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} error
 * @param {string} text
 */
function tell(input, error, text) {
  error.textContent = text;
  if (text === "") {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    return;
  }
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", error.id);
  input.focus();
}

/** @param {import("../api.js").Problem} problem */
function refusalOf(problem) {
  if (problem.isOutage) return "Coupons can’t be checked just now. Please try again.";
  const minimum = /** @type {import("../money.js").Money | undefined} */ (problem.members.minimumSubtotal);
  if (problem.code === "coupon-minimum-not-reached" && minimum?.currency) {
    return `This coupon counts from ${formatMoney(minimum)} on.`;
  }
  return REFUSALS[problem.code] ?? problem.message;
}

async function remove() {
  try {
    await removeCoupon();
    announce("Coupon removed");
  } catch (failure) {
    reportBasketFailure(failure, "the coupon");
  }
}
