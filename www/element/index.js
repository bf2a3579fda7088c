// Elections to come stand before those that are over. The page has them so for the day on which it was built, and this script
// puts them so for the day on which it is read.

// As policies write days: 2021-05-06.
const today = new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit" });
const [coming, over] = document.querySelectorAll(".page-policies");
const byDay = (one, other) => one.dataset.poll.localeCompare(other.dataset.poll);

const items = [coming, over].flatMap((list) => [...list.children]);
const isToCome = (item) => item.dataset.poll >= today;
coming.replaceChildren(...items.filter(isToCome).sort(byDay));
over.replaceChildren(...items.filter((item) => !isToCome(item)).sort((one, other) => byDay(other, one)));
for (const list of [coming, over]) list.parentElement.hidden = !list.children.length;
