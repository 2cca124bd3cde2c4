// @ts-check
import { element, setAttributes, setText } from "./dom.js";

/** How each phase reads, its tone, and a shape for whoever cannot tell colours apart. */
const PHASES = /** @type {Record<string, [string, string, string]>} */ ({
  preparing: ["preparing", "busy", "◐"],
  shifting: ["shifting", "busy", "◐"],
  watching: ["watching", "busy", "◐"],
  holding: ["held", "warn", "▲"],
  baking: ["baking", "busy", "◐"],
  retiring: ["promoted, retiring", "good", "●"],
  returning: ["going back", "bad", "▲"],
  withdrawing: ["gone back", "bad", "▲"],
  promoted: ["promoted", "good", "●"],
  "rolled-back": ["rolled back", "bad", "✕"],
});

/** How each verdict of a rule that can withdraw the candidate reads. */
const WITHDRAWING = /** @type {Record<string, [string, string, string]>} */ ({
  fail: ["withdraws", "bad", "✕"],
  continue: ["not reached", "off", "○"],
  "no-data": ["no requests yet", "off", "○"],
});

/** How each verdict of a rule that lets the candidate go on reads. */
const LETTING_ON = /** @type {Record<string, [string, string, string]>} */ ({
  pass: ["enough", "good", "●"],
  continue: ["not enough yet", "busy", "◐"],
  "no-data": ["no requests yet", "off", "○"],
  inconclusive: ["a person must look", "warn", "▲"],
});

/** @param {string} phase */
export function phaseTone(phase) {
  return PHASES[phase]?.[1] ?? "off";
}

/** A badge that says where a rollout stands in colour, shape and words. */
export function phaseBadge() {
  return wordedBadge((/** @type {string} */ phase) => PHASES[phase] ?? [phase, "off", "○"]);
}

/** A badge that says what a rule says. */
export function verdictBadge() {
  return wordedBadge((/** @type {any} */ finding) => {
    const words = finding.rule === "enough-good" ? LETTING_ON : WITHDRAWING;
    return words[finding.verdict] ?? [finding.verdict, "off", "○"];
  });
}

/** A badge in colour, shape and words. @param {(of: any) => [string, string, string]} worded */
export function wordedBadge(worded) {
  const shape = element("span", { "aria-hidden": "true" });
  const text = element("span");
  const root = element("span", { class: "badge" }, shape, text);
  return {
    root,
    /** @param {any} of */
    update(of) {
      const [words, tone, form] = worded(of);
      setAttributes(root, { "data-tone": tone });
      setText(shape, form);
      setText(text, words);
    },
  };
}
