// @ts-check
import { fill, h } from "../dom.js";
import { emptyState } from "../parts/states.js";

/** @param {import("../router.js").Page} page */
export function notFoundView(page) {
  page.setTitle("Page not found");
  fill(page.root, h("h1", { class: "visually-hidden" }, "Page not found"),
    emptyState({ drawing: ["banana"], title: "You’ve slipped off the aisle", text: "There is no such page in this shop." },
      h("a", { class: "button", href: "/" }, "Back to the entrance")));
}
