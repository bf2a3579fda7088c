// What can go wrong, in words for the person who reads the page, and the panel that says it.
import { say } from "./language.js";

/** A failure that people are told of: which one, and the file or origin in question; `cause` is for the console. */
export class CheckerProblem extends Error {
  constructor(kind, file, cause) {
    super(say("en", kind, file), { cause });
    this.name = "CheckerProblem";
    this.kind = kind;
    this.file = file;
  }
}

/** Returns what to tell people. Errors of the engine carry such a message; any other is worded for programmers. */
export function problemMessage(error, language) {
  if (error instanceof CheckerProblem) return say(language, error.kind, error.file);
  const expected = error instanceof Error && !(error instanceof TypeError) && error.name !== "RuntimeError";
  return expected && error.message ? error.message : say(language, "unknown-fault");
}

/**
 * Returns the panel that stands in the checker's place. The page's own fallback goes below it.
 *
 * @param {string} language - the element's.
 * @param {string} title - what cannot be shown.
 * @param {string} message - what is wrong.
 * @param {object | undefined} policy - the policy as far as it was read: nothing in it has been checked.
 */
export function problemPanel(language, title, message, policy) {
  const panel = element("div", "govuk-error-summary checker-problem");
  panel.setAttribute("role", "alert");
  // Not a heading: the fallback content below has the page's own.
  panel.append(element("p", "govuk-error-summary__title", title));
  panel.append(element("p", "govuk-body", message));
  panel.append(element("p", "govuk-body", say(language, "nobody's-fault")));
  panel.append(...contact(language, policy?.contacts?.spoc));
  return panel;
}

// Whom to ask, from the policy itself: a page that embeds the checker may have put no fallback into it.
function contact(language, spoc) {
  const text = (value) => (typeof value === "string" ? value.trim() : "");
  const [post, email, telephone] = [text(spoc?.post), text(spoc?.email), text(spoc?.telephone)];
  const list = element("ul", "govuk-list");
  // A post may have a form for each addressee in braces: the first is for the person.
  if (post) list.append(element("li", "", post.replace(/\{([^|{}]*)\|[^{}]*\}/g, "$1")));
  if (/^[\w.+-]+@[\w.-]+$/.test(email)) list.append(line(say(language, "email"), `mailto:${email}`, email));
  const digits = telephone.replace(/[^\d+]/g, "");
  if (digits) list.append(line(say(language, "telephone"), `tel:${digits}`, telephone));
  return list.children.length > 0 ? [list] : [];
}

function line(label, address, text) {
  const item = element("li", "", `${label} `);
  const link = element("a", "govuk-link", text);
  link.href = address;
  item.append(link);
  return item;
}

/** Returns an element with these classes and this text. */
export function element(name, classes, text) {
  const node = document.createElement(name);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  return node;
}
