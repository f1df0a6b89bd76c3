// The site works without this. It closes an explanation by Escape, opens the search by a key, keeps tables tables, has
// dates say how long it still is, and says when the site has not been rebuilt.

import "./built.js";

const SHOWN = ".word:hover, .word:focus-within";
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };

// Some screen readers forget tables whose cells are shown as blocks. Written in the page, the roles would be invalid HTML.
for (const [name, role] of Object.entries(ROLES)) {
  for (const part of document.querySelectorAll(name)) part.setAttribute("role", role);
}

if (document.querySelector("time.left, time.late")) import("./relative.js");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const word of document.querySelectorAll(SHOWN)) {
      word.classList.add("closed");
      const open = () => word.classList.remove("closed");
      word.addEventListener("pointerleave", open, { once: true });
      word.addEventListener("focusout", open, { once: true });
    }
  }
  if (!opensSearch(event)) return;
  event.preventDefault();
  const field = document.querySelector("main input[type=search]");
  if (field) field.focus();
  else location.href = `${document.querySelector(".search-link").href}#q`;
});

// Ctrl+K from anywhere, and "/" where it is not a letter of what somebody types.
function opensSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
  if (key.toLowerCase() === "k") return (ctrlKey || metaKey) && !altKey && !shiftKey;
  return key === "/" && !ctrlKey && !metaKey && !altKey && !target.closest?.("input, textarea, select, [contenteditable]");
}
