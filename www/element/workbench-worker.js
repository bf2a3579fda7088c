// The worker that checks, lists and draws: the same module as the page's, of which only the work runs.
import { serve } from "./beside-worker.js";

serve("workbench", (engine, { vocabulary, interfaceText }) => {
  const worker = new engine.Worker(vocabulary, interfaceText);
  return (job) => worker.work(job);
});
