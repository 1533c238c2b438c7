// What is said of claims and arguments in words.

const STANCES = {
  asserts: "The author asserts it",
  grants: "The author grants it",
  reports: "The author reports it, and takes no side",
  doubts: "The author doubts it",
  rejects: "The author rejects it",
};
const STANCE_WORDS = {
  asserts: "asserted",
  grants: "granted",
  reports: "reported",
  doubts: "doubted",
  rejects: "rejected",
};
const LINKAGES = {
  linked: "all of these together",
  convergent: "each of these by itself",
  cumulative: "the more of these, the better",
};
export const RELATIONS = { support: "supports", rebut: "speaks against", undercut: "undercuts" };
export const BEARS = { support: "supported by", rebut: "attacked by", undercut: "undercut by" };
export const SIGNS = { in: "+", out: "−", undecided: "?" };
export const STATUSES = {
  in: "in: it stands",
  out: "out: it does not stand",
  undecided: "undecided: left open",
};
const CARRIES = { in: "carries", out: "does not carry", undecided: "open: may carry or not" };
const SUPPOSED = { reader: "you suppose so", scenario: "the scenario supposes so" };

export const stanceSentence = (stance) => STANCES[stance];
const stanceWord = (stance) => STANCE_WORDS[stance];
export const linkageWords = (linkage) => LINKAGES[linkage];
export const carriesWords = (status) => CARRIES[status];

/** Return a status in words: what it was before, if that was another; who supposes it, if somebody does. */
export function judgement(status, before, pinned) {
  return [STATUSES[status], before && `was ${before}`, pinned && SUPPOSED[pinned.by]].filter(Boolean).join("; ");
}

/** Return who holds a claim or makes an argument; without a voice of its own, the map's author. */
export function voices(model, part) {
  if (part.voice) return part.voice;
  return model.data.author ?? ["the author"];
}

/** Return what is said of a claim beside its text: voice, stance, unsaid, qualifier; empty for a plain assertion. */
export function caption(model, claim) {
  const own = !claim.voice || (model.data.author ?? []).some((name) => claim.voice.includes(name));
  return [
    own ? null : claim.voice.join(", "),
    claim.stance === "asserts" ? null : stanceWord(claim.stance),
    claim.implicit ? "unsaid" : null,
    claim.qualifier,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Return how a claim is read out on the map. */
export function spoken(model, claim) {
  const parts = [claim.part, model.main.includes(claim.id) ? "Main conclusion" : null, caption(model, claim), claim.title];
  return [...parts.filter(Boolean), claim.text].join(". ");
}

/** Return the beginning of a text, cut between words. */
export function short(text, most = 90) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most * 0.6))}…`;
}

/** Return a number with its word: `1 claim`, `3 claims`. */
export function count(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** Return an argument's name in words. */
export function stepName(model, step) {
  if (step.title) return step.title;
  return step.id ? `Argument “${step.id}”` : `Argument ${step.name}`;
}
