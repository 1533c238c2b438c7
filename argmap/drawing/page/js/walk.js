// The walk-through: the argument built up step by step, for a lecture hall. Large text below, the map above.

import { byId, el } from "./dom.js";
import { goal } from "./model.js";
import { around } from "./view.js";
import { ORDERS, ordersOf, shownAt, stepsOf } from "./walk_steps.js";
import { STATUSES, caption, count, short, stepName } from "./words.js";

/** Set up the walk; returns what starts, moves and ends it. */
export function createWalk(store, model, view, announce) {
  const place = byId("page-walk");
  const [lead, text, said, number] = ["lead", "text", "said", "number"].map((name) => byId(`page-walk-${name}`));
  const scenario = byId("page-walk-scenario");
  const orders = byId("page-walk-order");
  const hide = byId("page-walk-hide");
  const bar = byId("page-walk-bar");
  let before = null;

  orders.append(...ordersOf(model).map((order) => el("option", { value: order }, ORDERS[order])));
  orders.addEventListener("change", () => start(orders.value));
  hide.addEventListener("change", () => store.set({ walk: { ...store.get().walk, hide: hide.checked } }));

  function start(order = ordersOf(model)[0]) {
    const steps = stepsOf(model, order);
    if (!steps.length) return;
    if (!store.get().walk) before = document.activeElement;
    orders.value = order;
    store.set({ walk: { order, steps, at: 0, hide: hide.checked }, hits: null });
    byId("page-walk-next").focus();
  }
  function go(to) {
    const { walk } = store.get();
    if (!walk) return;
    const at = Math.min(walk.steps.length, Math.max(0, to));
    if (at !== walk.at) store.set({ walk: { ...walk, at } });
  }
  /** Go on with a walk that was begun on another page of the same map. */
  function resume(begun) {
    hide.checked = begun.hide;
    start(begun.order);
    go(begun.at);
  }
  function end() {
    const { walk } = store.get();
    if (!walk) return;
    const step = walk.steps[walk.at];
    const chosen = step?.claim === undefined ? null : { kind: "claim", id: step.claim };
    store.set({ walk: null, chosen: chosen ?? store.get().chosen });
    before?.focus?.();
  }
  const by = (change) => go((store.get().walk?.at ?? 0) + change);
  const moves = {
    first: () => go(0),
    back: () => by(-1),
    next: () => by(1),
    last: () => go(Infinity),
    end,
    whole: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(),
  };
  for (const [name, move] of Object.entries(moves)) byId(`page-walk-${name}`).addEventListener("click", move);

  function show(state) {
    const { walk } = state;
    document.body.classList.toggle("is-walking", walk !== null);
    place.hidden = walk === null;
    if (!walk) return;
    place.classList.toggle("is-whole", walk.at >= walk.steps.length);
    const words = wordsOf(model, walk, state.statuses);
    lead.replaceChildren(...words.lead);
    scenario.textContent = state.scenario === null ? "" : model.data.evaluation.scenarios[state.scenario].title;
    text.replaceChildren(...words.texts.map((each) => el("p", { dir: "auto", lang: model.data.language }, each)));
    text.style.setProperty("--letters", String(words.texts.join("").length));
    said.textContent = words.said;
    number.textContent = walk.at < walk.steps.length ? `${walk.at + 1} / ${walk.steps.length}` : "The whole map";
    bar.style.transform = `scaleX(${walk.at / walk.steps.length})`;
    byId("page-walk-back").disabled = walk.at === 0;
    byId("page-walk-first").disabled = walk.at === 0;
    byId("page-walk-next").disabled = walk.at === walk.steps.length;
    byId("page-walk-last").disabled = walk.at === walk.steps.length;
    announce(
      [words.lead.map((node) => node.textContent ?? node).join(""), ...words.texts, words.said]
        .filter(Boolean)
        .join(" "),
    );
    // The stage has its new size only after this.
    requestAnimationFrame(() => look(walk));
  }

  function look(walk) {
    if (store.get().walk !== walk) return;
    if (walk.at >= walk.steps.length) {
      view.fit();
      return;
    }
    const { current, near } = shownAt(model, walk.steps, walk.at);
    const boxes = [...current, ...near].map((id) => view.claims.get(id)).filter(Boolean);
    if (!boxes.length) return;
    // What it bears on is kept in sight unless that would make it too small to read.
    const own = [...current].map((id) => view.claims.get(id)).filter(Boolean);
    const whole = around(boxes);
    const { width, height } = view.room();
    const far = Math.min(width / whole.width, height / whole.height) < 0.5;
    view.fill(
      (far && own.length ? own : boxes).map(({ box }) => box),
      1.4,
    );
  }

  store.on(["walk"], show);
  return { start, resume, by, go, end, moves };
}

/** Return what is said at a step: the line before the text, the texts, and whose they are. */
function wordsOf(model, walk, statuses) {
  const step = walk.steps[walk.at];
  if (!step) {
    const main = model.claims.get(model.main[0]);
    const said = [count(model.order.length, "claim"), count(model.steps.size, "argument")].join(", ");
    return {
      lead: [`The whole argument: ${said}`],
      texts: main && model.main.length === 1 ? [main.text] : [],
      said: "",
    };
  }
  if (step.name !== undefined) {
    const argument = model.steps.get(step.name);
    return {
      lead: [`${stepName(model, argument)}: ${joined(argument)}`, ...towards(model, argument, "")],
      texts: argument.premises.map((premise) => model.claims.get(premise.claim)?.text ?? premise.claim),
      said: argument.voice?.join(", ") ?? "",
    };
  }
  const claim = model.claims.get(step.claim);
  const stands = STATUSES[statuses?.get(step.claim)];
  const said = [caption(model, claim), stands].filter(Boolean).join(" · ");
  return { lead: leadOf(model, walk, claim), texts: [claim.text], said };
}

function reasonWords(step, how) {
  const words = { support: "a reason for ", rebut: "an objection to ", undercut: "an answer to " }[step.relation];
  return how ? words : words[0].toUpperCase() + words.slice(1);
}

function joined(argument) {
  return { support: "reasons for ", rebut: "objections to ", undercut: "answers to " }[argument.relation];
}

function leadOf(model, walk, claim) {
  const { claims, steps } = shownAt(model, walk.steps, walk.at);
  const shown = [...steps].map((name) => model.steps.get(name));
  const drawn = shown.filter(
    (step) =>
      step.relation === "support" &&
      step.target === claim.id &&
      step.premises.every((premise) => claims.has(premise.claim)),
  );
  if (drawn.length) return [`So, by ${count(drawn.length, "argument")}`];
  for (const step of shown) {
    const premise = step.premises.find((each) => each.claim === claim.id);
    if (!premise) continue;
    const how = { not: "That this does not hold is ", held: "That this is held is " }[premise.mode] ?? "";
    const others = step.linkage === "linked" ? step.premises.length - 1 : 0;
    const together = others ? `, together with ${count(others, "more premise")}` : "";
    return [how + reasonWords(step, how), ...towards(model, step, together)];
  }
  if (model.main.includes(claim.id)) return ["Main conclusion"];
  return [walk.order === "up" ? "A premise" : "Also in the map"];
}

function towards(model, step, together) {
  let what = "";
  if (step.relation === "undercut") {
    const other = model.steps.get(step.target);
    what =
      { support: "the argument for ", rebut: "the objection to ", undercut: "the answer to " }[other?.relation] ?? "";
  }
  const claim = model.claims.get(goal(model, step));
  if (!claim) return [what + together];
  return [what, el("q", { dir: "auto", lang: model.data.language }, claim.title ?? short(claim.text, 80)), together];
}
