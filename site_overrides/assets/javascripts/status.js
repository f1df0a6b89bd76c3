// Fills the page of the last build, from the one file that is new each night.

import { addressOf, build, inUk, inWords } from "./built.js";

const made = (name, text) => Object.assign(document.createElement(name), { textContent: text });
const counted = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;

function timeOf(moment) {
  const time = new Date(moment).toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, ...inUk });
  return time.replace(/\s/, "");
}

function due({ on, what, page }) {
  const line = made("li", `${inWords(on)}. `);
  line.append(Object.assign(made("a", what), { href: addressOf(page) }));
  return line;
}

function list(heading, lines) {
  if (!lines.length) return [];
  const items = document.createElement("ul");
  items.append(...lines);
  return [made("h2", heading), items];
}

build.then((told) => {
  if (!told) return;
  const seconds = Object.entries(told.seconds ?? {});
  const facts = [
    // The line on every page says that it was put back, and to which day.
    told.held && `Reason for putting the site back: ${told.held.why}`,
    told.built && `Built on ${inWords(told.built)} at ${timeOf(told.built)}.`,
    `Shows the position as at ${inWords(told.as_of)}.`,
    told.commit && `Made from commit ${told.commit}${told.uncommitted ? ", with changes that were not committed" : ""}.`,
    `The check found ${counted(told.warnings, "warning")}.`,
  ];
  document.querySelector("article").append(
    ...list("Last build", facts.filter(Boolean).map((fact) => made("li", fact))),
    ...list("Due next", (told.due ?? []).map(due)),
    ...list("Time taken", seconds.map(([name, took]) => made("li", `${name}: ${counted(took, "second")}`))),
  );
});
