// @ts-check
import { fill, h } from "../dom.js";
import { announce } from "../announcer.js";
import { asProblem, isAbort } from "../api.js";
import { categories, products, shelfUrl } from "../catalogue.js";
import { counted } from "../money.js";
import { productTile, shelf } from "../parts/product-tile.js";
import { emptyState, failureState, skeleton } from "../parts/states.js";
import { reload } from "../router.js";

/**
 * Browsing a category, or what a search found. The address says which; going back finds the same articles again.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../catalogue.js").Product} Product
 * @typedef {import("../catalogue.js").Category} Category
 * @typedef {{category: string, q: string}} Wanted
 * @typedef {{items: Product[], nextCursor: string | null}} Found
 */

const PAGE_SIZE = 24;

/** @param {Page} page */
export async function shopView(page) {
  const wanted = { category: page.query.get("category") ?? "", q: (page.query.get("q") ?? "").trim() };
  const title = titleOf(wanted);
  page.setTitle(title);
  const results = h("div", { class: "results" }, skeleton(8, "tile", "Fetching articles"));
  const aisles = h("nav", { class: "aisle-bar", "aria-label": "Categories" });
  fill(page.root, h("div", { class: "shop" }, aisles,
    h("section", { class: "shop-main", "aria-labelledby": "shop-title" },
      h("h1", { id: "shop-title" }, title), results)));
  await Promise.all([showAisles(aisles, wanted), showResults(page, results, wanted)]);
}

/** @param {Wanted} wanted */
function titleOf({ category, q }) {
  if (q && category) return `“${q}” in ${category}`;
  if (q) return `“${q}”`;
  return category || "All groceries";
}

/**
 * @param {HTMLElement} place
 * @param {Wanted} wanted
 */
async function showAisles(place, wanted) {
  const known = await categories().catch(() => []);
  const all = { name: "", count: known.reduce((sum, { count }) => sum + count, 0) };
  if (known.length === 0) return;
  fill(place, h("ul", { role: "list" }, [all, ...known].map((category) => h("li", {}, aisleLink(category, wanted)))));
  const here = place.querySelector("[aria-current]");
  if (here instanceof HTMLElement && here.parentElement) place.scrollLeft = here.parentElement.offsetLeft - 24;
}

/**
 * @param {Category} category
 * @param {Wanted} wanted
 */
function aisleLink({ name, count }, wanted) {
  const isHere = name === wanted.category && (name !== "" || wanted.q === "");
  return h("a", { class: "aisle-link", href: shelfUrl({ category: name }), "aria-current": isHere ? "page" : null },
    h("span", {}, name || "Everything"),
    h("span", { class: "aisle-link-count", "aria-label": counted(count, "article") }, count));
}

/**
 * @param {Page} page
 * @param {HTMLElement} results
 * @param {Wanted} wanted
 */
async function showResults(page, results, wanted) {
  try {
    const found = /** @type {Found | undefined} */ (page.memory)
      ?? await products({ ...wanted, limit: PAGE_SIZE }, page.signal);
    page.remember(found);
    if (found.items.length === 0) return fill(results, nothingFound(wanted));
    fill(results, foundShelf(page, wanted, found));
    announce(`${counted(found.items.length, "article")}${found.nextCursor ? " and more" : ""}: ${titleOf(wanted)}`);
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    fill(results, failureState(asProblem(failure), { what: "The shelves", retry: () => void reload(), elsewhere: false }));
  }
}

/**
 * @param {Page} page
 * @param {Wanted} wanted
 * @param {Found} first
 */
function foundShelf(page, wanted, first) {
  let found = first;
  const list = shelf(found.items, page.signal);
  const status = h("p", { class: "more-status" });
  const button = h("button", { class: "button button-quiet", type: "button" }, "Load more");
  const foot = h("div", { class: "more" }, status, button);
  const tell = () => {
    status.textContent = found.nextCursor ? `${found.items.length} shown` : `That’s all: ${counted(found.items.length, "article")}`;
    button.hidden = !found.nextCursor;
  };
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Loading…";
    try {
      const next = await products({ ...wanted, cursor: found.nextCursor, limit: PAGE_SIZE }, page.signal);
      found = { items: [...found.items, ...next.items], nextCursor: next.nextCursor };
      page.remember(found);
      append(list, next.items, page.signal);
      tell();
      announce(`${counted(next.items.length, "more article", "more articles")}`);
    } catch (failure) {
      if (!isAbort(failure)) status.textContent = "The next articles can’t be fetched just now. Please try again.";
    } finally {
      button.removeAttribute("aria-disabled");
      button.textContent = "Load more";
    }
  });
  tell();
  return [list, foot];
}

/**
 * Adds articles and moves the focus to the first of them, where reading goes on.
 *
 * @param {HTMLElement} list
 * @param {Product[]} items
 * @param {AbortSignal} signal
 */
function append(list, items, signal) {
  const tiles = items.map((product) => productTile(product, signal));
  list.append(...tiles);
  tiles[0]?.querySelector("a")?.focus({ preventScroll: true });
}

/** @param {Wanted} wanted */
function nothingFound({ category, q }) {
  const text = q ? "Try fewer letters or another word; we look in names and descriptions." : "This aisle is being restocked.";
  return emptyState({ drawing: ["eggplant"], title: q ? `Nothing found for “${q}”` : "Nothing here just now", text },
    q && category && h("a", { class: "button", href: shelfUrl({ q }) }, "Search everywhere"),
    h("a", { class: "button button-quiet", href: "/shop" }, "Browse everything"));
}
