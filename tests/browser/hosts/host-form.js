// The page of an old content management system: one form around everything, which must never be sent by us.
window.harm = [];
addEventListener("submit", (event) => { event.preventDefault(); harm.push("the host's form was sent"); }, true);
addEventListener("formdata", (event) => {
  for (const [name] of event.formData) if (name !== "title") harm.push(`our field ${name} would have been sent`);
});
document.addEventListener("input", () => harm.push("the host saw somebody type"));
document.addEventListener("change", () => harm.push("the host saw a change"));
