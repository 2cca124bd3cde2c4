// @ts-check
import { h } from "../dom.js";
import { picture } from "../art.js";
import { formatMoney } from "../money.js";
import { productUrl } from "../catalogue.js";
import { quantityControl } from "./quantity.js";

/** @typedef {import("../catalogue.js").Product} Product */

/** At or under this many, the shopper is told how many are left. */
const FEW = 5;

/**
 * An article on a shelf.
 *
 * @param {Product} product
 * @param {AbortSignal} signal
 */
export function productTile(product, signal) {
  return h("li", { class: `tile${product.available <= 0 ? " tile-sold-out" : ""}` },
    picture(product),
    h("div", { class: "tile-text" },
      h("h3", { class: "tile-name" }, h("a", { class: "tile-link", href: productUrl(product) }, product.name)),
      h("p", { class: "tile-unit" }, product.unit),
      stockLabel(product)),
    h("div", { class: "tile-foot" },
      h("p", { class: "price" }, formatMoney(product.price)),
      quantityControl(product, signal)));
}

/**
 * Whether an article can be had, in words and not by colour alone.
 *
 * @param {{available: number}} product
 */
export function stockLabel({ available }) {
  if (available <= 0) return h("p", { class: "stock stock-none" }, "Sold out");
  if (available <= FEW) return h("p", { class: "stock stock-few" }, `Only ${available} left`);
  return h("p", { class: "stock" }, "In stock");
}

/**
 * @param {Product[]} products
 * @param {AbortSignal} signal
 */
export function shelf(products, signal) {
  return h("ul", { class: "shelf", role: "list" }, products.map((product) => productTile(product, signal)));
}
