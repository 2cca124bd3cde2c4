// @ts-check
import { element, setAttributes, setText } from "./dom.js";
import { count, mebibytes } from "./format.js";
import { figure } from "./service.js";
import { badge, tone } from "./states.js";

/**
 * A process that the services stand on: the gateway or the database.
 *
 * @param {{name: string}} first
 */
export function supportCard({ name }) {
  const state = badge();
  const address = element("p", { class: "small muted" });
  const figures = [figure("pid"), figure("memory"), figure("restarts")];
  const root = element("article", { class: "card", "aria-label": name },
    element("header", { class: "card-head" }, element("div", {}, element("h3", {}, name), address), state.root),
    element("dl", { class: "figures three" }, ...figures.map((one) => one.root)));
  return {
    root,
    /** @param {any} process */
    update({ process }) {
      state.update(process?.state ?? "unknown");
      setAttributes(root, { "data-tone": tone(process?.state) });
      setText(address, [process?.url, process?.version].filter(Boolean).join(" · ") || "address unknown");
      figures[0].update(count(process?.pid), "");
      figures[1].update(mebibytes(process?.residentMiB), "");
      figures[2].update(count(process?.restarts), process?.restarts > 0 ? "warn" : "");
    },
  };
}
