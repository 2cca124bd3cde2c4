// @ts-check
import { fill, h } from "../dom.js";
import { asProblem, isAbort, request } from "../api.js";
import { categoryPicture } from "../art.js";
import { shelfUrl } from "../catalogue.js";
import { icon } from "../icons.js";
import { counted, formatMoment, formatMoney } from "../money.js";
import { statusBadge } from "../parts/cancel-order.js";
import { failureState, signInState, skeleton } from "../parts/states.js";
import { reload } from "../router.js";
import { accessToken, shopperName, signOut } from "../session.js";

/**
 * What the shopper has bought so far, as summary-service counts it.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../money.js").Money} Money
 *
 * @typedef {object} Summary
 * @property {number} orders
 * @property {number} units
 * @property {Money} spent
 * @property {Money} saved
 * @property {{category: string, orders: number, units: number, spent: Money}[]} favouriteCategories
 * @property {{orderId: string, number: string, status: "PLACED" | "CANCELLED", placedAt: string, units: number, total: Money}[]} lastOrders
 */

const FAVOURITES = 4;

/** @param {Page} page */
export async function accountView(page) {
  page.setTitle("Your account");
  const body = h("div", {}, skeleton(3, "row", "Fetching your figures"));
  fill(page.root, h("h1", {}, greeting()), body, shopperName() !== null && doors());
  if (!accessToken()) return fill(body, signInState("Orders and figures"));
  try {
    fill(body, figures(await request("/summaries/me", { signedIn: true, signal: page.signal })));
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    fill(body, failureState(asProblem(failure), { what: "Your figures", retry: () => void reload() }));
  }
}

function greeting() {
  const name = shopperName();
  return name === null ? "Your account" : `Hello, ${name.split(" ")[0]}`;
}

function doors() {
  return h("div", { class: "page-actions" },
    h("a", { class: "button", href: "/my/orders" }, icon("receipt"), h("span", {}, "All orders")),
    h("button", { class: "button button-quiet", type: "button", onclick: signOut }, icon("out"), h("span", {}, "Sign out")));
}

/** @param {Summary} summary */
function figures(summary) {
  return [
    h("dl", { class: "figures" },
      figure("Orders", String(summary.orders)),
      figure("Articles", String(summary.units ?? 0)),
      figure("Spent", formatMoney(summary.spent)),
      figure("Saved with coupons", formatMoney(summary.saved))),
    summary.favouriteCategories.length > 0 && favourites(summary.favouriteCategories.slice(0, FAVOURITES)),
    lastOrders(summary.lastOrders),
  ];
}

/**
 * @param {string} label
 * @param {string} value
 */
function figure(label, value) {
  return h("div", { class: "card figure" }, h("dt", {}, label), h("dd", {}, value));
}

/** @param {Summary["favouriteCategories"]} categories */
function favourites(categories) {
  return h("section", { class: "section", "aria-labelledby": "favourites-title" },
    h("h2", { id: "favourites-title", class: "section-title" }, "Your favourite aisles"),
    h("ul", { class: "aisles", role: "list" }, categories.map(({ category, units }) => h("li", {},
      h("a", { class: "aisle", href: shelfUrl({ category }) }, categoryPicture(category),
        h("span", { class: "aisle-name" }, category), h("span", { class: "aisle-count" }, counted(units, "article")))))));
}

/** @param {Summary["lastOrders"]} orders */
function lastOrders(orders) {
  return h("section", { class: "section", "aria-labelledby": "last-title" },
    h("h2", { id: "last-title", class: "section-title" }, "Latest orders"),
    orders.length === 0
      ? h("p", { class: "muted" }, "You have not ordered anything yet.")
      : h("ul", { class: "card brief", role: "list" }, orders.map((order) => h("li", {},
        h("span", { class: "brief-name" }, h("a", { href: `/receipt/${order.orderId}` }, `Order ${order.number}`), " ", statusBadge(order),
          h("span", { class: "muted small block" }, `${formatMoment(order.placedAt)} · ${counted(order.units, "article")}`)),
        h("span", { class: "price" }, formatMoney(order.total))))));
}
