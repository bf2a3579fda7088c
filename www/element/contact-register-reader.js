// The worker that reads files: the same module as the page's, of which only the reader runs.
import { serve } from "./beside-worker.js";

serve("contact-register", (engine, { policy, vocabulary, interfaceText }) => {
  const reader = new engine.Reader(policy, vocabulary, interfaceText);
  return ({ name, content, isPasted }) => reader.read(name, content, isPasted);
});
