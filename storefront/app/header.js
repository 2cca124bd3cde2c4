// @ts-check
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { articleCount, currentBasket, onBasketChange } from "./cart.js";
import { canSignIn, onSessionChange, shopperName, signIn } from "./session.js";
import { counted, formatMoney } from "./money.js";
import { navigate, onNavigation } from "./router.js";
import { shelfUrl } from "./catalogue.js";

/** What stands above every view: the search, the shopper, the basket. */

/** Milliseconds without a keystroke after which a search is made. */
const TYPING_PAUSE = 250;

/** Brings the header to life and keeps it up to date. */
export function startHeader() {
  startSearch();
  renderNav();
  onBasketChange(renderNav);
  onSessionChange(renderNav);
  onNavigation(markCurrent);
}

function startSearch() {
  const form = /** @type {HTMLFormElement} */ (byId("search"));
  const field = /** @type {HTMLInputElement} */ (byId("search-field"));
  form.prepend(icon("search"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const search = () => {
    clearTimeout(typing);
    searchFor(field.value.trim());
  };
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(search, TYPING_PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  onNavigation((url) => {
    clearTimeout(typing);
    if (field.value.trim() !== searched(url)) field.value = searched(url);
  });
}

/**
 * One search is one entry of the history, however many letters it took.
 *
 * @param {string} q
 */
function searchFor(q) {
  const here = new URL(location.href);
  if (q === searched(here)) return;
  void navigate(shelfUrl({ q }), { replace: searched(here) !== "", keepFocus: true });
}

/** @param {URL} url */
function searched(url) {
  return url.pathname === "/shop" ? url.searchParams.get("q") ?? "" : "";
}

function renderNav() {
  const focused = document.activeElement?.id;
  fill(byId("site-nav"), accountLink(), basketLink());
  if (focused === "account-link" || focused === "basket-link") byId(focused).focus();
  markCurrent(new URL(location.href));
}

function accountLink() {
  const name = shopperName();
  if (name !== null) {
    return h("a", { class: "nav-link", id: "account-link", href: "/my/account", "aria-label": `${name}, your account` },
      icon("person"), h("span", { class: "nav-label" }, name.split(" ")[0]));
  }
  return h("button", { class: "nav-link", id: "account-link", type: "button", hidden: !canSignIn(), onclick: () => void signIn() },
    icon("person"), h("span", { class: "nav-label" }, "Sign in"));
}

function basketLink() {
  const count = articleCount();
  const total = currentBasket().cart?.total;
  const label = count === 0 ? "Basket, empty" : `Basket, ${counted(count, "item")}${total ? `, ${formatMoney(total)}` : ""}`;
  return h("a", { class: "nav-link nav-basket", id: "basket-link", href: "/basket", "aria-label": label },
    icon("basket"),
    count > 0 && h("span", { class: "nav-count" }, count),
    h("span", { class: "nav-label" }, count > 0 && total ? formatMoney(total) : "Basket"));
}

/** @param {URL} url */
function markCurrent(url) {
  for (const link of byId("site-nav").querySelectorAll("a")) {
    if (link.pathname === url.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
