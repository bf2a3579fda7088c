// What can go wrong, in words for the person who reads the page, and the panel that says it.

// These words cannot stand in the catalogue of interface texts: they are needed when it could not be fetched.
const PROBLEMS = {
  noPolicy: () => "This page does not say which policy to use.",
  missing: (file) => `The file “${file}” was not found.`,
  unreachable: (file) => `The file “${file}” could not be fetched.`,
  notJson: (file) => `The file “${file}” cannot be read: it is not JSON.`,
  withheld: (file) =>
    `A part of the checker did not come: “${file}”. Something between you and this site may hold it back, such as a web filter. Tell your web team.`,
  foreign: (origin) => `This page does not allow policies from “${origin}”.`,
  engine: () => "This browser cannot run the checker. It may be too old, or WebAssembly may be switched off.",
  fault: () => "The checker has met a fault of its own, and has stopped. Load this page again to start anew.",
};

/** A failure with a message for people; `cause` is for the console. */
export class CheckerProblem extends Error {
  constructor(kind, file, cause) {
    super(PROBLEMS[kind](file), { cause });
    this.name = "CheckerProblem";
  }
}

/** Returns what to tell people. Errors of the engine carry such a message; any other is worded for programmers. */
export function problemMessage(error) {
  if (error instanceof CheckerProblem) return error.message;
  const expected = error instanceof Error && !(error instanceof TypeError) && error.name !== "RuntimeError";
  return expected && error.message ? error.message : "The checker has met a fault of its own.";
}

/**
 * Returns the panel that stands in the checker's place. The page's own fallback goes below it.
 *
 * @param {string} title - what cannot be shown.
 * @param {string} message - what is wrong.
 * @param {object | undefined} policy - the policy as far as it was read: nothing in it has been checked.
 */
export function problemPanel(title, message, policy) {
  const panel = element("div", "govuk-error-summary checker-problem");
  panel.setAttribute("role", "alert");
  // Not a heading: the fallback content below has the page's own.
  panel.append(element("p", "govuk-error-summary__title", title));
  panel.append(element("p", "govuk-body", message));
  panel.append(element("p", "govuk-body", "Nothing that you did caused this. Please ask a person instead."));
  panel.append(...contact(policy?.contacts?.spoc));
  return panel;
}

// Whom to ask, from the policy itself: a page that embeds the checker may have put no fallback into it.
function contact(spoc) {
  const text = (value) => (typeof value === "string" ? value.trim() : "");
  const [post, email, telephone] = [text(spoc?.post), text(spoc?.email), text(spoc?.telephone)];
  const list = element("ul", "govuk-list");
  // A post may have a form for each addressee in braces: the first is for the person.
  if (post) list.append(element("li", "", post.replace(/\{([^|{}]*)\|[^{}]*\}/g, "$1")));
  if (/^[\w.+-]+@[\w.-]+$/.test(email)) list.append(line("Email: ", `mailto:${email}`, email));
  const digits = telephone.replace(/[^\d+]/g, "");
  if (digits) list.append(line("Telephone: ", `tel:${digits}`, telephone));
  return list.children.length > 0 ? [list] : [];
}

function line(label, address, text) {
  const item = element("li", "", label);
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
