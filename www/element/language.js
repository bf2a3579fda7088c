// The language of everything that an element shows: one value, its own `lang`, chooses all files of texts.
//
// These words cannot be fetched like the others: they are needed when nothing could be fetched. A further language is its
// files in www/text and a line here.
import en from "../text/element.en.json";

const WORDS = { en };

const DEFAULT = "en";

/** Returns the language that an element asks for by its `lang`, or English where there are no texts in that. */
export function languageOf(node) {
  const [language] = node.lang.toLowerCase().split("-");
  return Object.hasOwn(WORDS, language) ? language : DEFAULT;
}

/** Returns one of the element's own texts, with its place filled. */
export function say(language, key, file) {
  return WORDS[language][key].replace("%file%", () => file);
}
