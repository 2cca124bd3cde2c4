// @ts-check
import { svg } from "./dom.js";

/** Line icons for controls, on a 24 by 24 grid, in the colour of the text around them. */
const PATHS = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
  basket: "M3 9.500h18l-1.7 9a2 2 0 0 1-2 1.500H6.700a2 2 0 0 1-2-1.500zM8 9.5 11 3.500M16 9.500l-3-6M9 13.500v3M12 13.500v3M15 13.500v3",
  person: "M12 12.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.8-3.5 3.8-5.5 7.5-5.500s6.7 2 7.5 5.5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  bin: "M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.5 10.500v6M13.5 10.500v6",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  check: "M5 12.500l4.5 4.500L19 7.5",
  tag: "M4 11.500V4.500h7l8.5 8.5-7 7zM8 8.500h.01",
  print: "M7 9V4h10v5M7 16H4.500V9.500h15V16H17M7.5 13.500h9V20h-9z",
  receipt: "M6 3.500h12v17l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.500zM9 8h6M9 12h6",
  cloud: "M7 18.500a4.5 4.5 0 0 1-.5-9 5.5 5.5 0 0 1 10.5-.8 4.9 4.9 0 0 1 0 9.800zM4 4l16 17",
  out: "M14 4.500H6v15h8M10.5 12H20M16.5 8.5 20 12l-3.5 3.5",
  close: "M6 6l12 12M18 6 6 18",
};

/**
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] }));
}
