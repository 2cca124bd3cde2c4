// @ts-check
import { element } from "./dom.js";

let dialogs = 0;

/**
 * Asks before something that changes what people get. The browser's own dialog keeps the focus inside and gives it back.
 *
 * @param {{title: string, text: string[], yes: string, danger: boolean}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, yes, danger }) {
  const id = `dialog-${++dialogs}`;
  const keep = element("button", { type: "button", class: "button" }, "Leave it as it is");
  const go = element("button", { type: "button", class: danger ? "button danger" : "button strong" }, yes);
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { class: "dialog", "aria-labelledby": id },
    element("h2", { id }, title), ...text.map((words) => element("p", {}, words)), element("div", { class: "actions" }, keep, go)));
  keep.addEventListener("click", () => dialog.close("no"));
  go.addEventListener("click", () => dialog.close("yes"));
  document.body.append(dialog);
  dialog.showModal();
  keep.focus();
  return new Promise((answer) => dialog.addEventListener("close", () => {
    dialog.remove();
    answer(dialog.returnValue === "yes");
  }));
}
