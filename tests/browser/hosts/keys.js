// A page with shortcuts of its own: from outside a shadow root, a key in a field looks like a key in none.
window.harm = [];
for (const type of ["keydown", "keypress", "keyup"]) {
  document.addEventListener(type, (event) => {
    if (event.target.closest?.("input, textarea, select")) return;
    if (/^[a-z0-9/?]$/i.test(event.key)) {
      event.preventDefault();
      harm.push(`the host took the key ${event.key}`);
    }
  });
}
