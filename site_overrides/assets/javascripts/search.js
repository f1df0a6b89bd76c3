// Answers the search form of the search page in place. The index, and what reads it, are fetched only when something is
// searched.

import { wordsOf } from "./search-words.js";

const STEP = 5;
const EXCERPT = 25;
const FILTERS = ["kind", "council", "service", "year"];
// What a question is made of besides what it is about. "It" is not among them: it may mean computers.
const SMALL_WORDS = new Set(
  `a about all am an and any anyone are as at be been but by can could did do does find for from get give go had happen
  happens has have how i if in is just know look many me mean means much my need no not of on or our out please said say see
  should show so some somebody someone tell than that the their them there these they this those to up us want was we
  were what when where which who whom whose why will with would you your`.split(/\s+/),
);
const form = document.querySelector("form.search");
const root = new URL(form.dataset.root, location.href);
const status = document.querySelector(".found-count");
const list = document.querySelector(".found");
const more = document.getElementById("more");
const older = document.getElementById("older");
const reason = document.querySelector(".found-why");
const questions = document.querySelector(".questions");
const field = (name) => form.elements.namedItem(name);
const partner = field("council")?.labels[0].textContent.toLowerCase() ?? "council";
const UNASKED = `Enter a word, or choose a type, ${partner} or year.`;
const folder = new URL("pagefind/", root);

// The index of the newest pages, and once a reader asks those of the older ones: the newest come first.
let newestIndex = null;
let olderIndexes = null;
let merged = history.state?.merged ?? false;
let results = [];
let asked = 0;
// The words that the results were found by.
let sought = [];

async function open(place) {
  const { SearchIndex } = await import("./search-index.js");
  return SearchIndex.open(place, folder);
}

async function load() {
  newestIndex ??= open(folder);
  const newest = await newestIndex;
  merged ||= newest.older.length === 0;
  if (!merged) return [newest];
  const place = (name) => new URL(`pagefind-older/${name}/`, root);
  olderIndexes ??= Promise.all(newest.older.map((name) => open(place(name))));
  return [newest, ...(await olderIndexes)];
}

// What was fetched in part would be kept in part: the next search starts anew.
function giveUp(error) {
  console.warn(error);
  newestIndex = olderIndexes = null;
  list.replaceChildren();
  more.hidden = older.hidden = true;
  questions.hidden = false;
  say("Search is not working. Try again later.");
}

// The pages with all the words; the older ones are asked where the newest have nothing.
async function find(words, filters) {
  const newest = !words.length || field("sort").value === "newest";
  const indexes = await load();
  const found = (await Promise.all(indexes.map((index) => index.search(words, filters, newest)))).flat();
  if (!found.length && !merged) {
    merged = true;
    return find(words, filters);
  }
  return newest ? found : found.sort((one, other) => other.score - one.score);
}

// Where no page has all the words: those with most of them. A word of most pages tells nothing of the one that is meant.
async function findSome(words, filters) {
  const held = new Map();
  const most = (await find([], {})).length / 2;
  for (const word of words) {
    if ((await find([word], {})).length > most) continue;
    for (const one of await find([word], filters)) {
      const before = held.get(one.id) ?? { ...one, score: 0, at: [], number: 0 };
      held.set(one.id, { ...before, score: before.score + one.score, at: [...before.at, ...one.at], number: before.number + 1 });
    }
  }
  const order = field("sort").value === "newest" ? () => 0 : (one, other) => other.number - one.number || other.score - one.score;
  return [...held.values()].sort(order);
}

// The words with two neighbours as one, each pair in turn: what is a "help desk" to one is a "helpdesk" to another.
function joinedIn(words) {
  return words.slice(1).map((word, place) => [...words.slice(0, place), words[place] + word, ...words.slice(place + 2)]);
}

function insteadOf(typed, words, found) {
  sought = words;
  return { found, before: `No results for “${typed}”. `, after: ` for “${words.join(" ")}”`, instead: true };
}

function meantIn(typed) {
  const all = wordsOf(typed);
  const told = all.filter((word) => !SMALL_WORDS.has(word));
  return told.length ? told : all;
}

// Where all that was typed is a word that is explained, what it means comes first. "It" may mean computers.
async function explainedFirst(words, found) {
  if (field("sort").value === "newest" || words.every((word) => word.length < 3)) return found;
  const entries = found.filter((one) => one.called).slice(0, STEP);
  const pages = await Promise.all(entries.map(({ index, id }) => index.page(id)));
  const alike = (all) => all.map((word) => word.replace(/s$/, "")).join(" ");
  const waysOf = ({ meta }) => meta.ways.split(/, | and /).map((way) => alike(meantIn(way)));
  const first = entries.filter((_, place) => waysOf(pages[place]).includes(alike(words)));
  return [...first, ...found.filter((one) => !first.includes(one))];
}

// What is found for what was typed, and what a reader is to be told of it besides the number.
async function answerTo(typed, filters) {
  const words = meantIn(typed);
  sought = words;
  let found = await find(words, filters);
  if (found.length || !words.length) return { found: await explainedFirst(words, found) };
  // What has a hyphen to one is written as two words by another.
  const parts = meantIn(typed.replace(/([\p{L}\p{N}])\p{Pd}(?=\p{L})/gu, "$1 "));
  for (const joined of [...(parts.length > words.length ? [parts] : []), ...joinedIn(words)]) {
    found = await find(joined, filters);
    if (found.length) return insteadOf(typed, joined, found);
  }
  const { nearest } = await import("./search-spelling.js");
  const names = ["council", "service"].flatMap((name) => [...(field(name)?.options ?? [])].filter((option) => option.value));
  const near = await nearest(words, folder, names.flatMap((option) => wordsOf(option.text)));
  if (near) {
    found = await find(near, filters);
    if (found.length) return insteadOf(typed, near, found);
  }
  const why = await whyNothing(words, filters);
  if (words.length > 1) found = await findSome(words, filters);
  return { found, before: "No page has all these words. ", after: " with some of them", why, instead: true };
}

// Why no page has all the words: some stand nowhere, or no page that has them is of what was chosen.
async function whyNothing(words, filters) {
  const each = await Promise.all(words.map(async (word) => ((await find([word], {})).length ? "" : `“${word}”`)));
  const nowhere = each.filter(Boolean);
  if (nowhere.length) return `No page has the ${nowhere.length > 1 ? "words" : "word"} ${nowhere.join(" or ")}.`;
  const number = Object.keys(filters).length ? (await find(words, {})).length : 0;
  return number ? `${counted(number)} found without the choices above.` : "";
}

function counted(number) {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? "page is" : "pages are"}`;
}

function fromAddress() {
  const given = new URLSearchParams(location.search);
  for (const name of ["q", "sort", ...FILTERS]) if (field(name)) field(name).value = given.get(name) ?? "";
}

function toAddress() {
  const given = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...given]) if (!value.trim()) given.delete(name);
  const query = given.toString();
  return query ? `?${query}` : location.pathname;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

const NUMBER = /^\d+$/;

// Whether a word of a text is to be marked, of those in which the index found what was searched. A word of one or two
// letters is looked for among what a page is called (in its text, "it" is no computer), and 50 is no start of 500.
function isSought(written) {
  const found = wordsOf(written);
  const small = sought.filter((word) => /^[a-z]{1,2}$/.test(word));
  if (found.some((word) => small.some((start) => word.startsWith(start)))) return false;
  return !found.every((word) => NUMBER.test(word)) || found.some((word) => sought.includes(word));
}

// The first part of a page's text with most of the words, which are marked; facts stand before the text, and are shown
// only where the words are nowhere else. Nothing of what people wrote is taken as HTML.
function excerpt({ content, text = 0 }, at) {
  const words = content.split(/\s+/);
  const marked = new Set(at.map(([place]) => place).filter((place) => isSought(words[place] ?? "")));
  words.forEach((word, place) => {
    const [first] = wordsOf(`${word} ${words[place + 1] ?? ""}`);
    // A quotation mark beside a word is no letter of it.
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    if (!sought.includes(first) || !(NUMBER.test(first) || /[^\x20-\x7e]|\w&\w/.test(bare))) return;
    marked.add(place);
    if (wordsOf(word)[0] !== first) marked.add(place + 1);
  });
  const inText = [...marked].filter((place) => place >= text);
  const places = inText.length ? inText : [...marked];
  let start = places.length ? 0 : text;
  let best = 0;
  for (const place of places) {
    const near = places.filter((other) => other >= place && other < place + EXCERPT);
    // Forms of a word are one word: each starts as the others do.
    const held = new Set(near.map((other) => words[other]?.slice(0, 4).toLowerCase())).size;
    if (held > best) [start, best] = [place, held];
  }
  // A few words before the first one tell what it is about; a sentence is not begun in its middle, where that is near.
  let from = Math.max(start < text ? 0 : text, Math.min(start - 4, words.length - EXCERPT));
  for (let back = from; back > from - 8 && back >= 0; back -= 1) {
    if (back === 0 || back === text || /[.!?:]$/.test(words[back - 1])) {
      from = back;
      break;
    }
  }
  const told = element("p", "excerpt", from > 0 && from !== text ? "… " : "");
  words.slice(from, from + EXCERPT + 4).forEach((word, number) => {
    told.append(number ? " " : "");
    if (!marked.has(from + number)) return told.append(word);
    // From its first letter or digit to its last: one look is enough, however long the word is.
    const itself = word.match(/[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/u);
    if (!itself) return told.append(word);
    const end = itself.index + itself[0].length;
    told.append(word.slice(0, itself.index), element("mark", "", itself[0]), word.slice(end));
  });
  if (from + EXCERPT + 4 < words.length) told.append(" …");
  return told;
}

function shown(page, at) {
  const { url, meta } = page;
  const item = element("li");
  const link = element("a", "", meta.term ?? meta.title);
  const { pathname, hash } = new URL(url.replace(/^\//, ""), root);
  link.href = pathname + hash;
  const title = element("p");
  title.append(link);
  const about = element("p", "quiet");
  const kind = meta.kind ?? "";
  about.textContent = [kind.charAt(0).toUpperCase() + kind.slice(1), meta.date].filter(Boolean).join(" · ");
  if (meta.made_up) about.append(" · ", element("em", "", "Made-up example"));
  item.append(title, about);
  if (meta.standing) item.append(element("p", "", meta.standing));
  if (meta.meaning) item.append(element("p", "excerpt", meta.meaning));
  else if (page.content && field("q").value.trim()) item.append(excerpt(page, at));
  return item;
}

function say(words) {
  status.textContent = words;
}

// How much is shown is kept with the address, for those who come back from a page.
async function showMore(number = STEP) {
  const ticket = asked;
  const start = list.childElementCount;
  const next = await Promise.all(results.slice(start, start + number).map(({ index, id }) => index.page(id)));
  if (ticket !== asked) return;
  list.append(...next.map((page, place) => shown(page, results[start + place].at)));
  more.hidden = list.childElementCount >= results.length;
  history.replaceState({ shown: list.childElementCount, merged }, "");
  return list.children[start];
}

async function search(sent) {
  const ticket = ++asked;
  const typed = field("q").value.trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => field(name)?.value).map((name) => [name, field(name).value]));
  list.replaceChildren();
  more.hidden = older.hidden = true;
  reason.textContent = "";
  questions.hidden = false;
  if (!wordsOf(typed).length && Object.keys(filters).length === 0) return say(sent || typed ? UNASKED : "");
  questions.hidden = true;
  // What is found pushes nothing aside: its place is kept from before the page is first shown.
  list.classList.add("asked");
  say("Searching …");
  try {
    const { found, before = "", after = "", why = "", instead = false } = await answerTo(typed, filters);
    if (ticket !== asked) return;
    results = found;
    const { shown: held = 0, top = 0 } = history.state ?? {};
    await showMore(Math.max(STEP, held));
    if (top && !sent && ticket === asked) scrollTo(0, top);
    if (ticket === asked) tell(found.length, { before, after, why, instead });
  } catch (error) {
    if (ticket === asked) giveUp(error);
  }
}

function tell(number, { before, after, why, instead }) {
  older.hidden = merged;
  reason.textContent = why;
  questions.hidden = number > 0;
  if (!number) list.classList.remove("asked");
  if (number === 0) return say("No results. Check the spelling, try other words or see all pages by year.");
  const told = number.toLocaleString("en-GB");
  const pages = instead ? `Showing ${told}` : `${told} ${number === 1 ? "page" : "pages"} found`;
  say(`${before}${pages}${after}${merged ? "" : " among the newest"}.`);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (toAddress() !== location.search) history.pushState(null, "", toAddress());
  search(true);
});
form.addEventListener("change", (event) => {
  if (event.target.localName === "select") form.requestSubmit();
});
more.addEventListener("click", () => {
  showMore().then((first) => first?.querySelector("a").focus(), giveUp);
});
// The browser puts a page back to where it was before there is anything that far down.
list.addEventListener("click", () => history.replaceState({ ...history.state, top: scrollY }, ""));
older.addEventListener("click", () => {
  merged = true;
  search();
});
window.addEventListener("popstate", () => {
  fromAddress();
  search();
});

fromAddress();
// The shortcut of every page leads here, into the field.
if (location.hash === "#q") field("q").focus();
search();
