// @ts-check
import { fill, h } from "../dom.js";
import { asProblem, isAbort } from "../api.js";
import { picture } from "../art.js";
import { product, products, shelfUrl } from "../catalogue.js";
import { icon } from "../icons.js";
import { formatMoney } from "../money.js";
import { shelf, stockLabel } from "../parts/product-tile.js";
import { quantityControl } from "../parts/quantity.js";
import { emptyState, failureState, skeleton } from "../parts/states.js";
import { reload } from "../router.js";

/**
 * One article.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../catalogue.js").Product} Product
 */

const NEIGHBOURS = 5;

const TAX = { EXEMPT: "Free of sales tax", REDUCED: "Plus reduced sales tax", STANDARD: "Plus sales tax" };

/** @param {Page} page */
export async function productView(page) {
  page.setTitle("Article");
  const heading = h("h1", { class: "loading-title" }, "Fetching the article");
  const body = h("div", {}, skeleton(1, "product", "Fetching the article"));
  fill(page.root, h("div", { class: "visually-hidden-heading" }, heading), body);
  try {
    const article = await product(page.params.id, page.signal);
    page.setTitle(article.name);
    heading.textContent = article.name;
    heading.className = "";
    const wasFocused = document.activeElement === heading;
    fill(page.root, trail(article), detail(article, heading, page.signal));
    if (wasFocused) heading.focus({ preventScroll: true });
    await addNeighbours(page, article);
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    const problem = asProblem(failure);
    heading.textContent = "Article";
    fill(body, problem.isMissing || problem.status === 400 ? gone() : failureState(problem, { what: "This article", retry: () => void reload() }));
  }
}

/** @param {Product} article */
function trail({ category }) {
  return h("nav", { class: "trail", "aria-label": "Where you are" },
    h("a", { href: "/shop" }, "All groceries"), icon("next"), h("a", { href: shelfUrl({ category }) }, category));
}

/**
 * @param {Product} article
 * @param {HTMLHeadingElement} heading
 * @param {AbortSignal} signal
 */
function detail(article, heading, signal) {
  return h("article", { class: "product" },
    h("div", { class: "product-picture" }, picture(article)),
    h("div", { class: "product-text" },
      heading,
      h("p", { class: "product-unit" }, article.unit),
      h("p", { class: "price product-price" }, formatMoney(article.price), h("span", { class: "product-tax" }, TAX[article.taxClass] ?? "")),
      stockLabel(article),
      h("p", { class: "product-description" }, article.description),
      h("div", { class: "product-buy" }, quantityControl(article, signal), h("a", { class: "button button-quiet", href: "/basket" }, "View basket")),
      h("p", { class: "muted small" }, `Article ${article.sku}`)));
}

/**
 * Others from the same aisle: a courtesy, so a failure only means that they are not there.
 *
 * @param {Page} page
 * @param {Product} article
 */
async function addNeighbours(page, article) {
  const found = await products({ category: article.category, limit: NEIGHBOURS + 1 }, page.signal).catch(() => null);
  const others = (found?.items ?? []).filter(({ id }) => id !== article.id).slice(0, NEIGHBOURS);
  if (others.length === 0 || page.signal.aborted) return;
  page.root.append(h("section", { class: "section" },
    h("div", { class: "section-head" },
      h("h2", { class: "section-title" }, `More from ${article.category}`),
      h("a", { class: "section-more", href: shelfUrl({ category: article.category }), "aria-label": `All of ${article.category}` }, "See all")),
    h("div", { class: "strip" }, shelf(others, page.signal))));
}

function gone() {
  return emptyState({ drawing: ["pear"], title: "We no longer have this article", text: "It may have gone out of season." },
    h("a", { class: "button", href: "/shop" }, "Browse everything"));
}
