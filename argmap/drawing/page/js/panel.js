// The panel: all that the map says of the chosen claim or argument, and the way on to what it bears on.

import { claimBadge, fillBadges, stepBadge } from "./badges.js";
import { byId, el, webLink } from "./dom.js";
import { children } from "./model.js";
import { questionRaised, schemeDetails } from "./panel_scheme.js";
import { pinButtons, pressPins } from "./pinning.js";
import { BEARS, RELATIONS, caption, count, linkageWords, stanceSentence, stepName, voices } from "./words.js";

/**
 * Show the panel for what is chosen. `actions`: choose(item), fold(id), close(), link(item); `supposing` may be null,
 * `pinned(id)` tells what is supposed of a claim.
 */
export function showPanel(store, model, actions, supposing, pinned) {
  const panel = byId("page-panel");
  const body = byId("page-panel-body");
  const kicker = byId("page-panel-kicker");

  function paint(state) {
    const { chosen } = state;
    panel.hidden = !chosen;
    document.body.classList.toggle("has-panel", chosen !== null);
    if (!chosen) return;
    const claim = chosen.kind === "claim" ? model.claims.get(chosen.id) : null;
    const write = new Writer(store, model, actions, supposing);
    kicker.textContent = kindOf(claim);
    body.replaceChildren(...(claim ? write.claim(claim) : write.step(model.steps.get(chosen.id))));
    body.scrollTop = 0;
    judge(state);
  }
  function kindOf(claim) {
    if (!claim) return "Argument";
    if (claim.part !== undefined) return "Part of the map";
    return model.main.includes(claim.id) ? "Main conclusion" : "Claim";
  }
  function judge(state) {
    fillBadges(body, state, pinned);
    if (supposing) pressPins(body, state, supposing);
  }
  byId("page-panel-close").addEventListener("click", actions.close);
  store.on(["chosen"], paint);
  store.on(["statuses", "carried", "before", "pins"], judge);
  store.on(["folded"], (state) => {
    const button = body.querySelector(".page-panel-fold");
    if (button && state.chosen?.kind === "claim") button.textContent = foldWords(state, state.chosen.id);
  });
  paint(store.get());
  return { focus: () => (panel.hidden ? null : byId("page-panel-close").focus()) };
}

const foldWords = (state, id) => (state.folded.has(id) ? "Unfold this branch" : "Fold this branch");

class Writer {
  constructor(store, model, actions, supposing) {
    Object.assign(this, { store, model, actions, supposing, lang: model.data.language });
  }

  claim(claim) {
    const { model } = this;
    const uses = model.uses(claim.id);
    const supports = model.supports(claim.id);
    const rebuttals = model.rebuttals(claim.id);
    return [
      claim.title ? el("h2", { class: "page-name", dir: "auto", lang: this.lang }, claim.title) : null,
      el("p", { class: "page-text", dir: "auto", lang: this.lang }, claim.text),
      el("p", { class: "page-panel-status" }, claimBadge(claim.id, true)),
      pinButtons(this.supposing, claim.id),
      this.facts([
        ["Holds", claim.part],
        ["Voice", claim.part === undefined ? voices(model, claim).join(", ") : null],
        ["Stance", claim.part === undefined ? stanceSentence(claim.stance) : null],
        ["Unsaid", claim.implicit ? "Its voice does not say it; the argument needs it" : null],
        ["Qualifier", claim.qualifier],
        ["Basis", claim.basis],
        ["Cites", claim.cites?.join("; ")],
        ["Credence", claim.credence],
        ["Standard of proof", claim.standard],
        ["Group", model.data.groups[claim.group]?.title],
        ["Tags", claim.tags?.join(", ")],
        ["Note", claim.note],
        ["Web address", claim.url ? webLink(claim.url, claim.url) : null],
      ]),
      this.passages(claim.passages),
      model.data.pages[claim.id]
        ? el("p", {}, el("a", { href: model.data.pages[claim.id] + this.actions.onward() }, "More on a page of its own"))
        : null,
      this.section(
        "Bears on",
        uses.length,
        uses.map((step) => this.use(step, claim)),
      ),
      this.section(
        "Supported by",
        supports.length,
        supports.map((step) => this.card(step)),
      ),
      this.section(
        "Attacked by",
        rebuttals.length,
        rebuttals.map((step) => this.card(step)),
      ),
      this.together("Cannot hold together with", model.data.contraries, claim.id),
      this.together("Says the same as", model.data.same, claim.id),
      this.questions(claim.id),
      this.buttons({ kind: "claim", id: claim.id }, children(model, claim.id).length > 0),
    ].filter(Boolean);
  }

  step(step) {
    return [
      el("h2", { class: "page-name", dir: "auto" }, stepName(this.model, step)),
      el("p", { class: "page-panel-status" }, stepBadge(step.name)),
      this.facts([
        ["Voice", voices(this.model, step).join(", ")],
        ["Stance", stanceSentence(step.stance)],
        ["Unsaid", step.implicit ? "Its voice leaves the step to the reader" : null],
        ["Weight", step.weight],
        ["Raises", questionRaised(this.model, step)],
        ["Tags", step.tags?.join(", ")],
        ["Note", step.note],
      ]),
      this.passages(step.passages),
      this.card(step, true),
      this.buttons({ kind: "step", id: step.name }, false),
    ].filter(Boolean);
  }

  facts(pairs) {
    const given = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
    return given.length
      ? el(
          "dl",
          { class: "page-facts" },
          given.map(([name, value]) => [
            el("dt", {}, name),
            el("dd", { dir: "auto" }, typeof value === "number" ? String(value) : value),
          ]),
        )
      : null;
  }

  passages(passages) {
    if (!passages?.length) return null;
    return el(
      "section",
      { class: "page-passages" },
      el("h3", {}, passages.length > 1 ? "Passages" : "Passage"),
      passages.map(({ words, url }) =>
        el(
          "blockquote",
          { dir: "auto", lang: this.lang },
          `“${words}” `,
          url ? webLink(url, "in the source", el("span", { "aria-hidden": "true" }, " ↗")) : null,
        ),
      ),
    );
  }

  section(title, number, cards) {
    return number
      ? el("section", {}, el("h3", {}, title, number > 1 ? el("span", { class: "page-count" }, number) : null), cards)
      : null;
  }

  /** A button that leads to a claim, with what a premise says of it. */
  to(id, said = "") {
    const claim = this.model.claims.get(id);
    if (!claim) return el("p", { class: "page-lost" }, `${id}: not in this picture`);
    const note = [said, claim.part, caption(this.model, claim)].filter(Boolean).join(" · ");
    return el(
      "button",
      { type: "button", class: "page-to", click: () => this.actions.choose({ kind: "claim", id }) },
      claimBadge(id),
      note ? el("small", { dir: "auto" }, note) : null,
      el("span", { class: "page-to-text", dir: "auto", lang: this.lang }, claim.part === undefined ? claim.text : (claim.title ?? claim.text)),
    );
  }

  toStep(step) {
    return el(
      "button",
      {
        type: "button",
        class: "page-link",
        dir: "auto",
        click: () => this.actions.choose({ kind: "step", id: step.name }),
      },
      stepName(this.model, step),
    );
  }

  /** What the claim bears on by one argument. */
  use(step, claim) {
    const premise = step.premises.find((each) => each.claim === claim.id);
    const others = step.premises.length - 1;
    const said = [
      RELATIONS[step.relation],
      premise.mode === "holds" ? null : `by being “${premise.mode}”`,
      others ? `with ${count(others, "other premise")}` : null,
    ]
      .filter(Boolean)
      .join(", ");
    return el(
      "div",
      { class: `page-card is-${step.relation}` },
      el(
        "p",
        { class: "page-card-head" },
        el("span", { class: `page-sign is-${step.relation}`, "aria-hidden": "true" }),
        `${said} · `,
        this.toStep(step),
        stepBadge(step.name),
      ),
      step.relation === "undercut" && this.model.steps.has(step.target)
        ? this.toStep(this.model.steps.get(step.target))
        : this.to(step.target),
    );
  }

  /** An argument with its premises, its scheme, and what undercuts it; `whole` for the panel of the argument itself. */
  card(step, whole = false) {
    const said = step.premises.length > 1 ? linkageWords(step.linkage) : "";
    const against = this.model.undercuts(step.name);
    return el(
      "div",
      { class: `page-card is-${step.relation}` },
      whole
        ? null
        : el(
            "p",
            { class: "page-card-head" },
            el("span", { class: `page-sign is-${step.relation}`, "aria-hidden": "true" }),
            this.toStep(step),
            said ? ` · ${said}` : null,
            stepBadge(step.name),
          ),
      whole ? el("h3", {}, step.premises.length > 1 ? `Premises: ${said}` : "Premise") : null,
      step.premises.map(({ claim, mode, role }) =>
        this.to(claim, [role, mode === "holds" ? null : mode].filter(Boolean).join(" · ")),
      ),
      whole
        ? [
            el("h3", {}, RELATIONS[step.relation][0].toUpperCase() + RELATIONS[step.relation].slice(1)),
            step.relation === "undercut" ? this.toStep(this.model.steps.get(step.target)) : this.to(step.target),
          ]
        : null,
      schemeDetails(this, step, whole),
      against.length
        ? el(
            "div",
            { class: "page-undercuts" },
            el(
              "p",
              { class: "page-card-head" },
              el("span", { class: "page-sign is-undercut", "aria-hidden": "true" }),
              BEARS.undercut,
            ),
            against.map((other) =>
              el(
                "div",
                {},
                this.toStep(other),
                stepBadge(other.name),
                other.premises.map((premise) => this.to(premise.claim)),
              ),
            ),
          )
        : null,
    );
  }

  together(title, lists, id) {
    const others = new Set(lists.filter((list) => list.includes(id)).flat());
    others.delete(id);
    return this.section(
      title,
      others.size,
      [...others].map((other) => this.to(other)),
    );
  }

  questions(id) {
    const asked = Object.values(this.model.data.questions).filter((question) => question.answers.includes(id));
    return this.section(
      "Answers",
      asked.length,
      asked.map((question) => el("p", { dir: "auto", lang: this.lang }, question.title)),
    );
  }

  async copy(button, item) {
    button.textContent = await this.actions.link(item);
    setTimeout(() => {
      button.textContent = "Copy link";
    }, 2500);
  }

  buttons(item, folds) {
    const copy = el("button", { type: "button", class: "page-plain", click: () => this.copy(copy, item) }, "Copy link");
    return el(
      "p",
      { class: "page-panel-buttons" },
      folds
        ? el(
            "button",
            { type: "button", class: "page-plain page-panel-fold", click: () => this.actions.fold(item.id) },
            foldWords(this.store.get(), item.id),
          )
        : null,
      copy,
      el("code", { class: "page-id" }, item.id),
    );
  }
}
