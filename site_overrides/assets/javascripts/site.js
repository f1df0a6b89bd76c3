// The site works without this. It closes an explanation by Escape, and opens the search by Ctrl+K.

const SHOWN = ".word:hover, .word:focus-within";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const word of document.querySelectorAll(SHOWN)) {
      word.classList.add("closed");
      const open = () => word.classList.remove("closed");
      word.addEventListener("pointerleave", open, { once: true });
      word.addEventListener("focusout", open, { once: true });
    }
  }
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    const field = document.querySelector("main input[type=search]");
    event.preventDefault();
    if (field) field.focus();
    else document.querySelector(".search-link").click();
  }
});
