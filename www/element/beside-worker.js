// A worker's side of what is done beside the page.

/**
 * Serves the page with a module. `begin` gets it, started, and what it begins with; it returns what answers each message.
 */
export function serve(bundle, begin) {
  let answer;
  addEventListener("message", async ({ data: { start, message } }) => {
    try {
      if (!start) return postMessage({ answer: answer(message) });
      const engine = await import(new URL(`${bundle}.js`, import.meta.url).href);
      // Compiled by the page: it is neither fetched nor compiled again.
      await engine.default({ module_or_path: start.module });
      answer = begin(engine, start);
      postMessage({ isReady: true });
    } catch (error) {
      // One that does not start is as good as none.
      postMessage(answer ? { fault: String(error) } : { isReady: false });
    }
  });
}
