// @ts-check
import { h, uniqueId } from "../dom.js";

/**
 * Asks before something that cannot be undone. The browser's own dialog keeps the focus inside and gives it back.
 *
 * @param {{title: string, text: string, yes: string, no: string}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, yes, no }) {
  const id = uniqueId("dialog");
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": id },
    h("h2", { id }, title),
    h("p", {}, text),
    h("div", { class: "dialog-actions" },
      h("button", { class: "button button-quiet", type: "button", onclick: () => dialog.close("no") }, no),
      h("button", { class: "button button-danger", type: "button", onclick: () => dialog.close("yes") }, yes)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}
