"""Holds the look of the HTML page of changes, and the script of its filters."""

STYLE = """
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1b2430; --quiet: #5a6675; --line: #d9dee5;
  --accent: #1f3a5f; --mark: #eef2f7;
  --ins: #14532d; --ins-back: #d9f0e0; --del: #8b1a1a; --del-back: #fbe1de;
  --yes: #d5ebdd; --yes-ink: #14532d; --part: #ffefc2; --part-ink: #6b3d0c;
  --no: #f9d6d2; --no-ink: #7f1d1d; --none: #e7e9ec; --none-ink: #374151;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1b2129; --ink: #e6eaf0; --quiet: #9aa7b6; --line: #323b47;
    --accent: #9cc1ee; --mark: #232b36;
    --ins: #a5e2b8; --ins-back: #173a26; --del: #f3b3ab; --del-back: #4a1f1d;
    --yes: #1c4029; --yes-ink: #b6e6c5; --part: #4a390f; --part-ink: #f5dc95;
    --no: #52211e; --no-ink: #f6bfb8; --none: #303844; --none-ink: #d2d9e2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; background: var(--page);
  color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif;
}
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2.2rem 0 .7rem; font-size: 1.15rem; color: var(--accent); }
h2 small { color: var(--quiet); font-weight: normal; }
h3 { margin: 0; font-size: 1rem; }
p { margin: 0; }
.releases { color: var(--quiet); overflow-wrap: anywhere; }
.summary { margin: 1rem 0; font-size: 1.1rem; max-width: 48rem; }
.legend { color: var(--quiet); font-size: .9rem; }
fieldset { margin: 1rem 0 0; padding: 0; border: 0; display: flex; flex-wrap: wrap; gap: .4rem; }
fieldset[hidden], [hidden] { display: none; }
legend { padding: 0 0 .4rem; font-size: .9rem; color: var(--quiet); }
fieldset label {
  display: inline-flex; align-items: center; gap: .4rem; min-height: 2.2rem; padding: 0 .7rem;
  border: 1px solid var(--line); border-radius: 1.1rem; background: var(--card);
  font-size: .9rem; cursor: pointer;
}
fieldset label:has(:checked) { border-color: var(--accent); }
fieldset label:not(:has(:checked)) { color: var(--quiet); text-decoration: line-through; }
fieldset button { border: 0; background: none; color: var(--accent); font: inherit;
  font-size: .9rem; text-decoration: underline; cursor: pointer; padding: 0 .5rem; }
fieldset input { accent-color: var(--accent); margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
article {
  margin: 0 0 .9rem; padding: .9rem 1.1rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .4rem;
}
article header { display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: baseline; }
.ids { font: .8rem/1.4 ui-monospace, Menlo, Consolas, monospace; color: var(--quiet);
  overflow-wrap: anywhere; }
.kinds { margin: .1rem 0 0; font-size: .8rem; color: var(--quiet); flex-basis: 100%; }
.what { margin: .5rem 0 0; display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; }
.what > b { font-size: .85rem; line-height: 1.75; font-weight: normal; color: var(--quiet);
  overflow-wrap: anywhere; }
.text { white-space: pre-line; overflow-wrap: break-word; min-width: 0; }
.codes { margin: .6rem 0 0; }
.code { display: inline-block; padding: .05rem .6rem; border-radius: .3rem; font-weight: 600;
  background: var(--none); color: var(--none-ink); }
.code.agrees { background: var(--yes); color: var(--yes-ink); }
.code.agrees-in-part { background: var(--part); color: var(--part-ink); }
.code.does-not-agree { background: var(--no); color: var(--no-ink); }
ins { background: var(--ins-back); color: var(--ins); text-decoration: underline;
  text-underline-offset: .15em; border-radius: .15rem; }
del { background: var(--del-back); color: var(--del); text-decoration: line-through;
  border-radius: .15rem; }
del + ins { margin-left: .2em; }
/* Read out, not seen: an underline alone says nothing to a listener. */
ins::before, ins::after, del::before, del::after {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
ins::before { content: " [inserted: "; }
del::before { content: " [deleted: "; }
ins::after, del::after { content: "] "; }
.fold { border: 0; border-radius: .3rem; padding: 0 .4rem; margin: 0 .3rem; font: inherit;
  font-size: .85em; color: var(--quiet); background: var(--mark); cursor: pointer; }
q { quotes: "“" "”"; }
table { width: 100%; border-collapse: collapse; background: var(--card); font-size: .95rem; }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left;
  vertical-align: top; }
th { background: var(--mark); font-size: .8rem; }
td:first-child { white-space: nowrap; }
@media (max-width: 36rem) {
  body { padding: 1rem .6rem 3rem; }
  h1 { font-size: 1.35rem; }
  .summary { font-size: 1rem; }
  article { padding: .7rem .8rem .9rem; }
  .what { display: block; }
  th:nth-child(2), td:nth-child(2) { display: none; }
}
@media print {
  :root { --page: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --mark: #eee;
    --accent: #000; --ins: #000; --ins-back: #fff; --del: #000; --del-back: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  fieldset, .fold { display: none; }
  .far[hidden] { display: inline; }
  article header, .codes, tr { break-inside: avoid-page; }
  h2, article header { break-after: avoid-page; }
  .code { border: 1px solid #888; }
}
"""

SCRIPT = """
const filters = document.querySelector("fieldset");
const boxes = [...filters.querySelectorAll("input")];
const all = filters.querySelector("button");
function show() {
  const shown = new Set(boxes.filter(box => box.checked).map(box => box.value));
  for (const section of document.querySelectorAll("section")) {
    const cards = [...section.querySelectorAll("[data-kinds]")];
    for (const card of cards)
      card.hidden = !card.dataset.kinds.split(" ").some(kind => shown.has(kind));
    section.hidden = cards.every(card => card.hidden);
  }
  all.textContent = shown.size ? "None" : "All";
}
filters.hidden = !boxes.length;
filters.addEventListener("change", show);
all.addEventListener("click", () => {
  const check = all.textContent === "All";
  for (const box of boxes) box.checked = check;
  show();
});
for (const far of document.querySelectorAll(".far")) {
  const button = document.createElement("button");
  button.className = "fold";
  button.textContent = `… ${far.textContent.trim().split(/\\s+/).length} words …`;
  button.addEventListener("click", () => { far.hidden = false; button.remove(); });
  far.before(button);
  far.hidden = true;
}
"""
