// @ts-check
import { fill, h } from "../dom.js";
import { asProblem, isAbort } from "../api.js";
import { categoryPicture, drawn } from "../art.js";
import { categories, products, shelfUrl } from "../catalogue.js";
import { counted } from "../money.js";
import { shelf } from "../parts/product-tile.js";
import { failureState, skeleton } from "../parts/states.js";
import { reload } from "../router.js";

/**
 * The shop window: what there is, and a few articles of the largest categories.
 *
 * @typedef {import("../router.js").Page} Page
 * @typedef {import("../catalogue.js").Category} Category
 */

const SHELVES = 3;
const ON_A_SHELF = 5;

/** What lies in the basket of the opening picture: drawing, then x, y, size and turn. @type {[string, number, number, number, number][]} */
const HARVEST = [
  ["baguette", 196, 16, 128, 8], ["celery", 60, 14, 128, -12], ["pineapple", 128, 2, 122, 4], ["carrot", 14, 70, 104, -64],
  ["milk", 228, 66, 104, 12], ["apple", 96, 92, 86, -8], ["citrus", 160, 96, 84, 0], ["tomato", 46, 112, 76, 6], ["cheese", 226, 122, 74, -6],
];

/** @param {Page} page */
export async function homeView(page) {
  page.setTitle("Fresh groceries");
  const aisles = h("div", {}, skeleton(8, "aisle", "Fetching the categories"));
  const shelves = h("div", { class: "home-shelves" }, skeleton(ON_A_SHELF, "tile", "Fetching articles"));
  fill(page.root,
    hero(),
    h("section", { class: "section", "aria-labelledby": "aisles-title" },
      h("h2", { id: "aisles-title", class: "section-title" }, "Walk the aisles"), aisles),
    shelves);
  try {
    const known = await categories();
    fill(aisles, h("ul", { class: "aisles", role: "list" }, known.map(aisle)));
    fill(shelves, await Promise.all(largest(known).map((category) => homeShelf(category, page.signal))));
  } catch (failure) {
    if (isAbort(failure) || page.signal.aborted) return;
    fill(aisles, failureState(asProblem(failure), { what: "The shelves", retry: () => void reload(), elsewhere: false }));
    fill(shelves);
  }
}

function hero() {
  return h("section", { class: "hero" },
    h("div", { class: "hero-text" },
      h("h1", {}, "What’s for dinner?"),
      h("p", { class: "hero-lead" }, "Fresh produce, honest staples and a few treats. Every price and every “in stock” is true right now."),
      h("p", { class: "hero-actions" },
        h("a", { class: "button button-large", href: "/shop" }, "Start shopping"),
        h("span", { class: "hero-coupon" }, "New here? ", h("strong", {}, "WELCOME10"), " takes 10% off."))),
    h("div", { class: "hero-art", "aria-hidden": "true" }, HARVEST.map(harvested), drawn(["basket"], { class: "hero-basket" })));
}

/** @param {[string, number, number, number, number]} piece */
function harvested([name, x, y, size, turn]) {
  const image = drawn([name], { class: "hero-piece" });
  const place = { "--x": x / 3.6, "--y": y / 3.2, "--size": size / 3.6, "--turn": `${turn}deg` };
  for (const [property, value] of Object.entries(place)) image.style.setProperty(property, String(value));
  return image;
}

/** @param {Category} category */
function aisle({ name, count }) {
  return h("li", {}, h("a", { class: "aisle", href: shelfUrl({ category: name }) },
    categoryPicture(name),
    h("span", { class: "aisle-name" }, name),
    h("span", { class: "aisle-count" }, counted(count, "article"))));
}

/**
 * The categories with most articles, in the shop's own order.
 *
 * @param {Category[]} known
 */
function largest(known) {
  const chosen = [...known].sort((one, other) => other.count - one.count).slice(0, SHELVES);
  return known.filter((category) => chosen.includes(category));
}

/**
 * @param {Category} category
 * @param {AbortSignal} signal
 */
async function homeShelf({ name }, signal) {
  const { items } = await products({ category: name, limit: ON_A_SHELF }, signal);
  return h("section", { class: "section" },
    h("div", { class: "section-head" },
      h("h2", { class: "section-title" }, name),
      h("a", { class: "section-more", href: shelfUrl({ category: name }), "aria-label": `All of ${name}` }, "See all")),
    h("div", { class: "strip" }, shelf(items, signal)));
}
