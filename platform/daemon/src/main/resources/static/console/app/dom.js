// @ts-check

/**
 * Makes an element. Keys of `attributes` are attributes; nothing is ever parsed as markup.
 *
 * @param {string} tag
 * @param {Record<string, string | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Node} children
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @param {Element} target
 * @param {Record<string, string | null | undefined>} attributes
 */
export function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) target.removeAttribute(name);
    else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

/**
 * Sets a text only when it differs, so that a selection or a screen reader is not disturbed each second.
 *
 * @param {Element} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Keeps one child per item, in order: makes what is new, updates what stays, removes what is gone.
 *
 * @template Item, Part
 * @param {Element} parent
 * @param {Map<string, {root: Element, update: (item: Item) => void}>} known
 * @param {Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => {root: Element, update: (item: Item) => void}} make
 */
export function keep(parent, known, items, keyOf, make) {
  const keys = new Set(items.map(keyOf));
  for (const [key, part] of known) if (!keys.has(key)) { part.root.remove(); known.delete(key); }
  items.forEach((item, index) => {
    const part = known.get(keyOf(item)) ?? make(item);
    known.set(keyOf(item), part);
    part.update(item);
    if (parent.children[index] !== part.root) parent.insertBefore(part.root, parent.children[index] ?? null);
  });
}
