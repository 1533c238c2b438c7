// Supposing of the chosen claim that it is in, out or undecided: buttons in the panel.

import { el } from "./dom.js";

const CHOICES = [
  ["in", "in", "y"],
  ["out", "out", "x"],
  ["undecided", "undecided", "u"],
  [null, "as it is", "a"],
];

/** Return the buttons for a claim; null where the page cannot evaluate it. */
export function pinButtons(supposing, id) {
  if (!supposing?.has(id)) return null;
  return el(
    "div",
    { class: "page-pin", role: "group", "aria-label": "Suppose that it is", "data-pin": id },
    el("span", { class: "page-pin-label", "aria-hidden": "true" }, "Suppose"),
    CHOICES.map(([status, words, key]) =>
      el(
        "button",
        {
          type: "button",
          "data-status": status ?? "",
          title: `${status ? `Suppose that it is ${words}` : "Let it be as it follows"} (${key})`,
          click: () => supposing.pin(id, status),
        },
        words,
      ),
    ),
  );
}

/** Show in some part of the page which buttons are pressed. */
export function pressPins(root, state, supposing) {
  for (const group of root.querySelectorAll("[data-pin]")) {
    const pinned = supposing.pinned(group.dataset.pin);
    const status = pinned?.by === "reader" ? pinned.status : "";
    for (const button of group.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.status === status));
    }
  }
}

/** The keys that pin the chosen claim: key → status. */
export const PIN_KEYS = Object.fromEntries(CHOICES.map(([status, , key]) => [key, status]));
