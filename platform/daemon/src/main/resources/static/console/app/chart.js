// @ts-check
import { element, setAttributes, setText, svg } from "./dom.js";
import { clock } from "./format.js";

/** The drawing's own units; it is stretched to whatever room there is. */
export const WIDTH = 1_000;
export const HEIGHT = 100;

/**
 * Something over time: a drawing, its scale, and the two times below it. What
 * it shows is also said in words.
 *
 * @param {{paths: string[], tall?: boolean, label?: (at: number) => string}} looks a class for each path, the hindmost
 *     first; how a time is written
 */
export function timeChart({ paths, tall = false, label = clock }) {
  const lines = paths.map((name) => svg("path", { class: name }));
  const unseen = svg("rect", { class: "unseen", x: "0", y: "0", width: "0", height: String(HEIGHT) });
  const drawing = svg("svg", {
    class: tall ? "plot tall" : "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": "nothing seen yet",
  }, unseen, ...lines);
  const scale = element("span", { class: "scale" });
  const [from, to] = [element("span"), element("span")];
  const root = element("div", { class: "time-chart" },
    element("div", { class: "plot-box" }, drawing),
    element("div", { class: "times", "aria-hidden": "true" }, from, scale, to));
  return {
    root,
    /**
     * @param {Span} span
     * @param {{drawn: string[], scale: string, words: string}} content the outline of each path
     */
    update(span, content) {
      content.drawn.forEach((outline, index) => setAttributes(lines[index], { d: outline }));
      setAttributes(unseen, { width: span.seenFrom === null ? "0" : span.x(span.seenFrom).toFixed(1) });
      setText(scale, content.scale);
      setText(from, label(span.from));
      setText(to, label(span.to));
      setAttributes(drawing, { "aria-label": content.words });
    },
  };
}

/**
 * A span of time, and where a moment of it is drawn.
 *
 * @typedef {{from: number, to: number, seenFrom: number | null, x: (at: number) => number}} Span
 *
 * @param {number} from
 * @param {number} to
 * @param {number | null} seenFrom before this nothing is known; null when all is
 * @returns {Span}
 */
export function span(from, to, seenFrom) {
  const length = Math.max(1_000, to - from);
  return { from, to, seenFrom, x: (at) => Math.max(0, Math.min(1, (at - from) / length)) * WIDTH };
}

/**
 * A line through points; where a value is missing it is broken.
 *
 * @param {Span} span
 * @param {{at: number, y: number | null}[]} points
 */
export function line(span, points) {
  let drawing = false;
  return points.map(({ at, y }) => {
    if (y === null) {
      drawing = false;
      return "";
    }
    const command = drawing ? "L" : "M";
    drawing = true;
    return `${command}${span.x(at).toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}

/**
 * The area under steps: each value holds until the next.
 *
 * @param {Span} span
 * @param {{at: number, share: number | null}[]} steps
 */
export function area(span, steps) {
  return steps.map(({ at, share }, index) => {
    if (!share) return "";
    const [left, right] = [span.x(at), span.x(steps[index + 1]?.at ?? span.to)];
    const top = (1 - share) * HEIGHT;
    return `M${left.toFixed(1)} ${HEIGHT}V${top.toFixed(1)}H${right.toFixed(1)}V${HEIGHT}z`;
  }).join("");
}

/**
 * Bars side by side.
 *
 * @param {{from: number, to: number, share: number}[]} bars in the drawing's units, shares of the height
 */
export function bars(bars) {
  return bars.filter(({ share }) => share > 0).map(({ from, to, share }) => {
    const top = HEIGHT - Math.max(2, Math.min(1, share) * HEIGHT);
    return `M${from.toFixed(1)} ${HEIGHT}V${top.toFixed(1)}H${to.toFixed(1)}V${HEIGHT}z`;
  }).join("");
}
