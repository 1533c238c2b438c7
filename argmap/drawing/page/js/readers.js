// The picture for the keyboard and for screen readers: claims are buttons that are reached by arrow keys (one of them
// by Tab) and read out in whole; lines and frames are for the eye, as outline and panel say the same in words.

import { el, svgEl } from "./dom.js";
import { spoken } from "./words.js";

/** Make the picture's claims things that can be reached and are read out; the rest of it is for the eye. */
export function prepareForReaders(model, view) {
  const { svg } = view;
  const { data } = model;
  svg.removeAttribute("aria-labelledby");
  svg.setAttribute("role", "application");
  svg.setAttribute("aria-roledescription", "argument map");
  svg.setAttribute(
    "aria-label",
    `${data.title}. Arrow keys walk along the argument; the outline has the same as text.`,
  );
  svg.setAttribute("tabindex", "-1");
  for (const link of svg.querySelectorAll("g.claim a, g.argument a")) {
    for (const name of ["href", "xlink:href", "target", "tabindex"]) link.removeAttribute(name);
  }
  for (const part of svg.querySelectorAll("[role], [tabindex], [aria-label]")) {
    for (const name of ["role", "tabindex", "aria-label", "aria-roledescription"]) part.removeAttribute(name);
  }
  for (const child of svg.children) {
    if (!child.matches("a[href], .map-part")) child.setAttribute("aria-hidden", "true");
  }
  for (const { element } of view.claims.values()) element.closest("svg > *").removeAttribute("aria-hidden");
  for (const { element } of view.steps.values()) element.setAttribute("aria-hidden", "true");
  for (const { element } of view.groups.values()) {
    for (const child of element.querySelectorAll(":scope > :not(g)")) child.setAttribute("aria-hidden", "true");
    if (!element.querySelector("g.claim")) element.setAttribute("aria-hidden", "true");
  }
  for (const [id, { element }] of view.claims) {
    const claim = model.claims.get(id);
    if (!claim) continue;
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    element.setAttribute("aria-label", spoken(model, claim));
    element.setAttribute("lang", data.language);
    // What the title says is in the panel; on the claim it would only be in the way of pointers and readers.
    element.querySelector(":scope > title")?.remove();
    for (const child of element.children) child.setAttribute("aria-hidden", "true");
  }
  const first = view.claims.get(model.roots.find((id) => view.claims.has(id)));
  first?.element.setAttribute("tabindex", "0");
  svg.addEventListener("focusin", (event) => {
    const claim = event.target.closest("g.claim");
    if (!claim) return;
    for (const each of svg.querySelectorAll("g.claim[tabindex='0']")) each.setAttribute("tabindex", "-1");
    claim.setAttribute("tabindex", "0");
    if (!claim.matches(":focus-visible")) return;
    const entry = view.claims.get(claim.dataset.id);
    if (entry) view.reveal([entry.box]);
  });
}

/** Show the signs of the picture's legend in a place of the page, one by one, so that they wrap. */
export function showLegend(svg, place) {
  const entries = svg.querySelectorAll("g.legend > g.entry");
  place.append(
    el(
      "div",
      { class: "page-signs" },
      [...entries].map((entry) => {
        const box = entry.getBBox();
        return svgEl(
          "svg",
          {
            class: "argmap",
            role: "img",
            "aria-label": entry.textContent,
            width: box.width * 1.25,
            height: 25,
            viewBox: `${box.x} ${box.y + box.height / 2 - 10} ${box.width} 20`,
          },
          entry.cloneNode(true),
        );
      }),
    ),
  );
  place.hidden = !entries.length;
}
