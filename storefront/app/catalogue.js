// @ts-check
import { request } from "./api.js";

/**
 * What the shop has on its shelves.
 *
 * @typedef {import("./money.js").Money} Money
 *
 * @typedef {object} Product
 * @property {string} id
 * @property {string} sku
 * @property {string} name
 * @property {string} description
 * @property {string} category
 * @property {string} unit
 * @property {Money} price
 * @property {"EXEMPT" | "REDUCED" | "STANDARD"} taxClass
 * @property {number} available
 *
 * @typedef {{name: string, count: number}} Category
 *
 * @typedef {object} Shelf which products are asked for
 * @property {string} [category]
 * @property {string} [q]
 * @property {string | null} [cursor]
 * @property {number} [limit]
 */

/** @type {Promise<Category[]> | null} */
let known = null;

/**
 * The shop's categories, asked for once per visit.
 *
 * @returns {Promise<Category[]>}
 */
export function categories() {
  known ??= request("/categories").then(listOf).catch((failure) => {
    known = null;
    throw failure;
  });
  return known;
}

/**
 * One page of a shelf.
 *
 * @param {Shelf} shelf
 * @param {AbortSignal} [signal]
 * @returns {Promise<{items: Product[], nextCursor: string | null}>}
 */
export function products(shelf, signal) {
  const asked = Object.entries(shelf).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return request(`/products?${query}`, { signal });
}

/**
 * @param {string} id
 * @param {AbortSignal} [signal]
 * @returns {Promise<Product>}
 */
export function product(id, signal) {
  return request(`/products/${encodeURIComponent(id)}`, { signal });
}

/**
 * The address of a shelf in this storefront.
 *
 * @param {{category?: string, q?: string}} shelf
 */
export function shelfUrl({ category, q }) {
  const query = new URLSearchParams();
  if (category) query.set("category", category);
  if (q) query.set("q", q);
  return query.size === 0 ? "/shop" : `/shop?${query}`;
}

/** @param {{id?: string, productId?: string}} item a product, or a line of a basket or an order */
export function productUrl(item) {
  return `/product/${encodeURIComponent(item.id ?? item.productId ?? "")}`;
}

/**
 * @param {any} answer
 * @returns {Category[]}
 */
function listOf(answer) {
  return Array.isArray(answer) ? answer : answer.items;
}
