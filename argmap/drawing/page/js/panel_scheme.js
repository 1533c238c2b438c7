// The scheme of an argument in the panel: what it says, its critical questions, and the arguments that raise them.

import { el } from "./dom.js";
import { count } from "./words.js";

/** Return the scheme of an argument with its critical questions, by a writer of the panel; null without a scheme. */
export function schemeDetails(writer, step, open) {
  const { model } = writer;
  if (!step.scheme) return null;
  const scheme = model.data.schemes[step.scheme];
  if (!scheme) return el("p", { class: "page-scheme" }, `Scheme: ${step.scheme}`);
  const by = raised(model, step);
  const questions = Object.entries(scheme.questions);
  return el(
    "details",
    { class: "page-scheme", open },
    el(
      "summary",
      {},
      `Scheme: ${scheme.title ?? step.scheme}`,
      questions.length ? el("span", { class: "page-count" }, count(questions.length, "question")) : null,
    ),
    scheme.description ? el("p", {}, scheme.description) : null,
    writer.facts([...Object.entries(scheme.premises), ["conclusion", scheme.conclusion]]),
    questions.length
      ? [
          el("h4", {}, "Critical questions"),
          el(
            "ul",
            { class: "page-questions" },
            questions.map(([id, question]) =>
              el(
                "li",
                {},
                question.text,
                (by.get(id) ?? []).map((other) =>
                  el("span", { class: "page-raised" }, " Raised by ", writer.toStep(other)),
                ),
              ),
            ),
          ),
        ]
      : null,
    scheme.source ? el("p", { class: "page-source" }, scheme.source) : null,
  );
}

/** Return the critical question that an argument raises, in words where its scheme is known. */
export function questionRaised(model, step) {
  if (!step.question) return null;
  const attacked =
    step.relation === "undercut"
      ? [model.steps.get(step.target)]
      : [...model.uses(step.target), ...model.supports(step.target)];
  const schemes = attacked.map((other) => model.data.schemes[other?.scheme]);
  return schemes.find((scheme) => scheme?.questions[step.question])?.questions[step.question].text ?? step.question;
}

/** Return critical question → the arguments that raise it: undercuts, and rebuttals of a premise. */
function raised(model, step) {
  const against = [
    ...model.undercuts(step.name),
    ...step.premises.flatMap(({ claim }) => model.rebuttals(claim)),
    ...(step.relation === "support" ? model.rebuttals(step.target) : []),
  ];
  const found = new Map();
  for (const other of against) {
    if (other.question) found.set(other.question, [...(found.get(other.question) ?? []), other]);
  }
  return found;
}
