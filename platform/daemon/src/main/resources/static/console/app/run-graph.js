// @ts-check
import { element, setAttributes, setText, svg } from "./dom.js";
import { uptime } from "./format.js";
import { stateBadge, stateOf } from "./run-states.js";

/**
 * The stages of a run, each row after those that it needs; lines show what needs what. On a narrow screen it is a list,
 * and each stage says in words what it comes after.
 *
 * @param {(stage: string) => string} address where a stage is shown
 */
export function runGraph(address) {
  const lines = svg("svg", { class: "graph-lines", "aria-hidden": "true" });
  const rows = element("ol", { class: "graph-rows", role: "list", "aria-label": "Stages" });
  const root = element("div", { class: "graph" }, lines, rows);
  /** @type {Map<string, ReturnType<typeof node>>} */
  const nodes = new Map();
  /** @type {any} */
  let run = null;

  new ResizeObserver(() => { if (run) draw(); }).observe(root);

  /** @param {any} next a RunStatus @param {string} selected */
  function update(next, selected) {
    if (next.id !== run?.id || next.stages.length !== nodes.size) lay(next);
    run = next;
    for (const stage of next.stages) nodes.get(stage.name)?.update(stage, next.at, stage.name === selected);
    draw();
  }

  /** @param {any} next */
  function lay(next) {
    nodes.clear();
    rows.replaceChildren(...layers(next.stages).map((layer) => element("li", {},
      element("ul", { class: "graph-row", role: "list" }, ...layer.map((stage) => {
        const made = node(stage, address(stage.name));
        nodes.set(stage.name, made);
        return element("li", {}, made.root);
      })))));
  }

  function draw() {
    const box = root.getBoundingClientRect();
    setAttributes(lines, { width: String(box.width), height: String(box.height) });
    lines.replaceChildren(...run.stages.flatMap((/** @type {any} */ stage) => stage.needs.map((/** @type {string} */ need) => edge(need, stage.name, box))));
  }

  /** @param {string} from @param {string} to @param {DOMRect} box */
  function edge(from, to, box) {
    const start = /** @type {any} */ (nodes.get(from)).root.getBoundingClientRect();
    const end = /** @type {any} */ (nodes.get(to)).root.getBoundingClientRect();
    const [x, y] = [start.left + start.width / 2 - box.left, start.bottom - box.top];
    const [u, v] = [end.left + end.width / 2 - box.left, end.top - box.top];
    return svg("path", { d: `M${x} ${y} C${x} ${(y + v) / 2} ${u} ${(y + v) / 2} ${u} ${v}` });
  }

  return { root, update };
}

/** Each stage one row below the last that it needs. @param {any[]} stages each after those that it needs */
function layers(stages) {
  /** @type {Map<string, number>} */
  const depths = new Map();
  /** @type {any[][]} */
  const rows = [];
  for (const stage of stages) {
    const depth = Math.max(0, ...stage.needs.map((/** @type {string} */ need) => (depths.get(need) ?? -1) + 1));
    depths.set(stage.name, depth);
    (rows[depth] ??= []).push(stage);
  }
  return rows;
}

/** @param {any} first @param {string} href */
function node(first, href) {
  const badge = stateBadge();
  const time = element("span", { class: "small muted" });
  const after = first.needs.length > 0 ? element("span", { class: "small muted after" }, `after ${first.needs.join(", ")}`) : "";
  const root = element("a", { class: "stage-node", href }, element("strong", {}, first.name), badge.root, time, after);
  return {
    root,
    /** @param {any} stage @param {string} at @param {boolean} selected */
    update(stage, at, selected) {
      badge.update(stage.state);
      setText(time, took(stage, at));
      setAttributes(root, { "data-tone": stateOf(stage.state)[1], "aria-current": selected ? "true" : null });
    },
  };
}

/** @param {any} stage @param {string} at */
export function took(stage, at) {
  if (!stage.since || ["unchanged", "skipped", "waiting"].includes(stage.state)) return "";
  return uptime(stage.since, stage.endedAt ?? at);
}
