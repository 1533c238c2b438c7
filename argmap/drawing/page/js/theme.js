// Light and dark: as the reader's system has it, or as chosen here. The style sheets, the picture's own among them,
// ask `prefers-color-scheme`; a choice rewrites what they ask.

const CHOICES = ["auto", "light", "dark"];
const ASKS = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;
const ALWAYS = "(min-width: 0px)";
const NEVER = "(max-width: 0px)";

/** Let a button change between the themes. */
export function showTheme(button, announce) {
  const rules = [...document.styleSheets].flatMap((sheet) => mediaRules(sheet));
  const { theme } = document.documentElement.dataset;
  let choice = theme.replace("only-", "");
  button.hidden = theme !== choice; // the picture has only this one
  const apply = () => {
    for (const [rule, asked] of rules) {
      const now = choice === "auto" ? asked : asked.replace(ASKS, (_, theme) => (theme === choice ? ALWAYS : NEVER));
      if (rule.media.mediaText !== now) rule.media.mediaText = now;
    }
    document.documentElement.dataset.theme = choice;
    document.documentElement.style.colorScheme = choice === "auto" ? "light dark" : choice;
    button.setAttribute("aria-label", `Theme: ${choice}`);
    button.title = `Theme: ${choice} (t)`;
  };
  const next = () => {
    if (button.hidden) return;
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    apply();
    announce(`Theme: ${choice}`);
  };
  button.addEventListener("click", next);
  apply();
  const choose = (other) => {
    if (button.hidden || other === choice || !CHOICES.includes(other)) return;
    choice = other;
    apply();
  };
  return { next, choose, choice: () => choice };
}

function mediaRules(sheet) {
  const found = [];
  const waiting = [...sheet.cssRules];
  while (waiting.length) {
    const rule = waiting.pop();
    if (rule.media && /prefers-color-scheme/.test(rule.media.mediaText)) found.push([rule, rule.media.mediaText]);
    if (rule.cssRules) waiting.push(...rule.cssRules);
  }
  return found;
}
