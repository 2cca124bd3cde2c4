// @ts-check
import { h } from "../dom.js";
import { formatMoney, formatRate, negated } from "../money.js";

/**
 * The lines under a basket or an order.
 *
 * @typedef {import("../money.js").Money} Money
 * @typedef {{label: string, money: Money | undefined | null, kind?: string}} Sum
 */

/**
 * @param {Sum[]} sums those without money are left out
 */
export function sumList(sums) {
  return h("dl", { class: "sums" }, sums.map(({ label, money, kind = "" }) => money && h("div", { class: `sum ${kind}` },
    h("dt", {}, label),
    h("dd", {}, formatMoney(money)))));
}

/**
 * @param {import("../cart.js").Cart} cart
 * @returns {Sum[]}
 */
export function cartSums({ subtotal, discount, estimatedTax, total, coupon }) {
  return [
    { label: "Subtotal", money: subtotal },
    { label: coupon ? `Discount (${coupon.code})` : "Discount", money: discountOf(discount), kind: "sum-saved" },
    { label: "Estimated tax", money: estimatedTax },
    { label: "Total", money: total, kind: "sum-total" },
  ];
}

/**
 * @param {import("../checkout.js").Order} order
 * @returns {Sum[]}
 */
export function orderSums({ subtotal, discount, couponCode, taxes, total }) {
  return [
    { label: "Subtotal", money: subtotal },
    { label: couponCode ? `Discount (${couponCode})` : "Discount", money: discountOf(discount), kind: "sum-saved" },
    ...(taxes ?? []).filter(({ rateBasisPoints }) => rateBasisPoints > 0)
      .map(({ rateBasisPoints, tax }) => ({ label: `Tax ${formatRate(rateBasisPoints)}`, money: tax })),
    { label: "Total", money: total, kind: "sum-total" },
  ];
}

/** @param {Money | undefined | null} discount */
function discountOf(discount) {
  return discount && discount.amount !== 0 ? negated(discount) : null;
}
