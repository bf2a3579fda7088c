// The worker that reads files: the same module as the page's, of which only the reader runs.
import { startEngine } from "./files.js";

let reader;

addEventListener("message", async ({ data: { start, file } }) => {
  try {
    if (start) {
      const engine = await startEngine("contact-register");
      reader = new engine.Reader(start.policy, start.vocabulary, start.interfaceText);
      postMessage({ isReady: true });
    } else {
      postMessage({ text: reader.read(file.name, file.content, file.isPasted) });
    }
  } catch (error) {
    // One that does not start is as good as none.
    if (!reader) throw error;
    postMessage({ fault: String(error) });
  }
});
