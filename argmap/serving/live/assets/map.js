// The page around the picture of a map. Each new picture is a page of its own, in a frame: it is made ready behind the
// one that is seen, takes over what the reader has chosen, folded and zoomed there, and then takes its place.

import { byId, counted, el, follow } from "./common.js";

const name = decodeURIComponent(location.pathname.slice("/map/".length));
const picture = `/page/${name.split("/").map(encodeURIComponent).join("/")}`;
const stage = byId("stage");
const QUIET = 1200;

let state = null; // what the server said last
let shown = null; // the frame that is seen
let coming = null; // the frame that is made ready
let chosen = null; // the address of what is chosen in the picture: claim-ID or argument-NAME
let place = null; // where that stands: file, line, column
let closed = null; // the findings that the reader has closed, as one text
let moved = 0;

follow(`/events?map=${encodeURIComponent(name)}`, (news) => {
  state = news;
  document.title = `${news.counts.error ? "✗ " : ""}${news.title || news.file}`;
  byId("home").hidden = !news.index;
  byId("waiting").textContent = waitingFor(news);
  document.body.classList.toggle("is-busy", news.busy);
  if (news.version && pictureOf(news) !== (coming ?? shown)?.dataset.picture) draw();
  showFindings();
  askPlace();
});

/** Which picture there is: a server that was started anew counts from 1 again. */
const pictureOf = ({ instance, version }) => `${instance} ${version}`;

/** What is said where there is no picture yet. */
function waitingFor({ file, busy, failure, counts }) {
  if (busy) return `Drawing ${file} …`;
  if (failure) return `${file} could not be drawn.`;
  return counts.error ? `${file} is drawn as soon as its errors are mended.` : "There is no picture yet.";
}

/** Make the newest picture ready; one at a time, so that a slow one is not begun again and again. */
function draw() {
  if (coming) return;
  dispatchEvent(new CustomEvent("argmap-told", { detail: state.version }));
  const frame = el("iframe", { title: "Map", class: "is-coming", inert: "", "data-picture": pictureOf(state) });
  // The first one goes by our own address. The next ones are handed all when they are there: an address with a claim
  // would take the focus from the one that is seen.
  frame.src = `${picture}?v=${state.version}${shown ? "" : location.hash}`;
  frame.addEventListener("load", () => arrive(frame), { once: true });
  coming = frame;
  stage.append(frame);
}

function arrive(frame) {
  coming = null;
  const next = frame.contentWindow?.argmapPage;
  if (!next) {
    frame.remove(); // the server went away, or has drawn another one since
    return;
  }
  const before = shown;
  const focused = before !== null && document.activeElement === before;
  if (before) next.put(before.contentWindow.argmapPage.take());
  frame.contentWindow.addEventListener("argmap-moved", () => takeOver(frame));
  frame.contentWindow.addEventListener("keydown", keys);
  frame.classList.remove("is-coming");
  frame.inert = false;
  shown = frame;
  before?.remove();
  byId("waiting").hidden = true;
  if (focused || document.activeElement === document.body) {
    frame.focus();
    next.focus();
  }
  takeOver(frame);
  dispatchEvent(new CustomEvent("argmap-shown", { detail: frame.dataset.picture }));
  if (pictureOf(state) !== frame.dataset.picture) draw();
}

/** Take over what is chosen in the picture: into the address, and into the bar. */
function takeOver(frame) {
  const { hash } = frame.contentWindow.location;
  if (hash !== location.hash) {
    const to = location.pathname + hash;
    if (performance.now() - moved < QUIET) history.replaceState(null, "", to);
    else history.pushState(null, "", to);
    moved = performance.now();
  }
  chosen = frame.contentWindow.argmapPage.chosen();
  askPlace();
}

addEventListener("popstate", () => {
  if (!shown) return;
  // In full: an address without its beginning would be taken as one of this page's.
  const address = new URL(shown.contentWindow.location.href);
  address.hash = location.hash;
  shown.contentWindow.location.replace(location.hash ? address.href : `${address.href.split("#")[0]}#`);
});

async function askPlace() {
  const asked = chosen;
  let found = null;
  if (asked) {
    try {
      const answer = await fetch(`/place?map=${encodeURIComponent(name)}&item=${encodeURIComponent(asked)}`);
      found = answer.ok ? await answer.json() : null;
    } catch {
      found = place; // the server is gone, which is said
    }
  }
  if (asked !== chosen) return;
  place = found;
  byId("place").textContent = place ? `${place.file}:${place.line}:${place.column}` : "";
  byId("copy").hidden = !place;
  byId("edit").hidden = !place || !state.editor;
}

function keys(event) {
  if (event.key !== "e" || event.ctrlKey || event.metaKey || event.altKey || !place || !state.editor) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  if (shown?.contentDocument.getElementById("page-letters")?.checked === false) return;
  event.preventDefault();
  open({ item: chosen });
}
addEventListener("keydown", keys);

/** Have the server open a place in the editor. */
async function open(what) {
  try {
    const answer = await fetch("/open", {
      method: "POST",
      headers: { "content-type": "application/json", "x-argmap-token": state.token },
      body: JSON.stringify({ map: name, ...what }),
    });
    say(answer.ok ? "Opened in the editor" : await answer.text());
  } catch {
    say("The server does not answer");
  }
}

function say(text) {
  byId("said").textContent = text;
  const note = el("p", { class: "note" }, text);
  document.body.append(note);
  setTimeout(() => note.remove(), 4000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    say(text);
  }
}

byId("edit").addEventListener("click", () => open({ item: chosen }));
byId("copy").addEventListener("click", () => copy(byId("place").textContent));
byId("counts").addEventListener("click", () => toggleFound(byId("found").hidden));
byId("found-close").addEventListener("click", () => {
  toggleFound(false);
  byId("counts").focus();
});

function toggleFound(open) {
  closed = open ? null : signature();
  byId("found").hidden = !open;
  byId("counts").setAttribute("aria-expanded", String(open));
}

const signature = () => JSON.stringify([state.failure, state.findings.filter(({ severity }) => severity === "error")]);

/** Show what was found. Errors, and a picture that could not be drawn, open the list; the reader may close it. */
function showFindings() {
  const { counts, failure, findings, stale, gone } = state;
  const words = gone ? "This map is gone" : [failure && "not drawn", counted(counts)].filter(Boolean).join(", ");
  const button = byId("counts");
  button.hidden = !words;
  button.textContent = words;
  button.className = `counts ${failure || gone || counts.error ? "has-errors" : counts.warning ? "has-warnings" : ""}`;
  byId("found-title").textContent = words;
  byId("stale").hidden = !stale;
  const rows = findings.map(finding);
  const rest = Object.values(counts).reduce((sum, each) => sum + each, 0) - findings.length;
  if (rest > 0) rows.push(el("li", { class: "more" }, `and ${rest} more`));
  if (failure) rows.unshift(el("li", { class: "finding is-error" }, el("p", { dir: "auto" }, failure)));
  byId("findings").replaceChildren(...rows);
  const serious = Boolean(failure || gone || counts.error);
  if (serious && closed !== signature()) {
    byId("found").hidden = false;
    byId("found").dataset.opened = "by-errors";
  } else if (!serious) {
    closed = null;
    // What errors opened closes with them; what the reader opened stays, while there is anything in it.
    if (!words || byId("found").dataset.opened) byId("found").hidden = true;
    delete byId("found").dataset.opened;
  }
  button.setAttribute("aria-expanded", String(!byId("found").hidden));
}

function finding(found, number) {
  const where = `${found.file}:${found.line}:${found.column}`;
  const [before, meant, after] = found.excerpt;
  return el(
    "li",
    { class: `finding is-${found.severity}` },
    el(
      "p",
      { class: "finding-head" },
      state.editor
        ? el("button", { type: "button", class: "where", title: "Open in the editor", click: () => open({ finding: number }) }, where)
        : el("code", { class: "where" }, where),
      el("span", { class: "severity" }, found.severity),
      el("code", { title: found.slug }, found.code),
    ),
    el("p", { dir: "auto" }, found.message),
    before || meant || after ? el("pre", { dir: "auto" }, before, el("mark", {}, meant || " "), after) : null,
    found.related.map((other) =>
      el("p", { class: "related" }, `${other.file}:${other.line}:${other.column} `, el("span", { dir: "auto" }, other.message)),
    ),
  );
}
