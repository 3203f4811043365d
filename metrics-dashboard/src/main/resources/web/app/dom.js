// Small helpers over the DOM. Text only ever enters as text.

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children (strings or nodes; null is left out). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** A table's row of cells, `td` or `th`. */
export function tableRow(cell, contents) {
  return element('tr', {}, ...contents.map((content) => element(cell, cell === 'th' ? { scope: 'col' } : {}, content)));
}

/** Fills a select, keeping what is chosen where it is still offered. */
export function fillSelect(select, options) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  if (options.some(([value]) => value === chosen)) {
    select.value = chosen;
  }
}

export const cssVariable = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Calls back when the system switches between light and dark. */
export function onThemeChange(listener) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
}
