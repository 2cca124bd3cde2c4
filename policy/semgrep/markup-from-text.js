export function show(product, element) {
  // ruleid: markup-from-text
  element.innerHTML = `<b>${product.name}</b>`;
  // ruleid: markup-from-text
  element.insertAdjacentHTML("beforeend", product.name);
  // ruleid: markup-from-text
  eval(product.name);
  // ok: markup-from-text
  element.textContent = product.name;
  // ok: markup-from-text
  element.innerHTML = "";
}
