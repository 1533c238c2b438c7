// What both pages of the server need. Texts only ever become text nodes, never markup.

/** Return an element with properties and children (texts or nodes); `null` and `false` are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Return "2 errors, 1 warning" for counts; empty for none. */
export function counted(counts) {
  return ["error", "warning", "note"]
    .filter((kind) => counts[kind])
    .map((kind) => `${counts[kind]} ${kind}${counts[kind] === 1 ? "" : "s"}`)
    .join(", ");
}

/** Return the address of a map: its name in the path, whatever signs are in it. */
export const addressOf = (name) => `/map/${name.split("/").map(encodeURIComponent).join("/")}`;

/**
 * Follow the server's news, and say whether it is there. A page that nobody sees does not ask: a browser lets few
 * requests to one server wait.
 */
export function follow(address, hear) {
  const link = byId("link");
  let source = null;
  const say = (text, there) => {
    link.textContent = text;
    link.classList.toggle("is-live", there);
    document.body.classList.toggle("is-cut-off", !there);
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("message", (event) => {
      say("Live", true);
      hear(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      say("The server does not answer; this is what was last seen", false);
      // Refused for good, as by a server that does not know this map any more: asked again all the same.
      if (source.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 2000);
      }
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
