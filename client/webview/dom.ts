/** Building HTML without markup: every text becomes a text node, so names out of configurations stay text. */

type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Listeners = { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };

/** `true` sets an empty attribute, `false` and undefined leave it away. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export function on<E extends HTMLElement>(element: E, listeners: Listeners): E {
  for (const [name, listener] of Object.entries(listeners)) {
    element.addEventListener(name, listener as EventListener);
  }
  return element;
}

export function button(label: string, pressed: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return on(html('button', { type: 'button', ...attributes }, label), { click: pressed });
}

/** Replaces the children; the focus stays on what carries the same `data-key`. */
export function replace(parent: HTMLElement, ...children: readonly Child[]): void {
  const focused = parent.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined;
  const key = focused?.dataset['key'];
  parent.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
  if (key === undefined) return;
  const again = [...parent.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === key);
  again?.focus();
}
