// Answers the search form of the search page in place. The index, and what reads it, are fetched only when something is
// searched.

const STEP = 5;
const EXCERPT = 25;
const UNASKED = "Type a word, or choose a kind, council or year.";
const PUNCTUATION = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu;
const FILTERS = ["kind", "council", "service", "year"];
// What a question is made of besides what it is about. "It" is not among them: it may mean computers.
const SMALL_WORDS = new Set(
  `a about all am an and any are as at be been but by can could did do does for from get go had has have how i if in is
  just me much my no not of on or our out should so some that the their them there these they this those to up us was
  we were what when where which who whom whose why will with would you your`.split(/\s+/),
);
const form = document.querySelector("form.search");
const root = new URL(form.dataset.root, location.href);
const status = document.querySelector(".found-count");
const list = document.querySelector(".found");
const more = document.getElementById("more");
const older = document.getElementById("older");
const field = (name) => form.elements.namedItem(name);
const folder = new URL("pagefind/", root);

// The index of the newest pages, and once a reader asks those of the older ones: the newest come first.
let newestIndex = null;
let olderIndexes = null;
let merged = history.state?.merged ?? false;
let results = [];
let asked = 0;

// Amounts as the pages have them: "£6m" stands there as "£6 million", "£800k" as "£800,000".
function amountsIn(text) {
  const thousands = (_, number) => String(Math.round(number.replaceAll(",", "") * 1000));
  const whole = text.replace(/(\d)\s?(?:m|mn|million)\b/g, "$1 million").replace(/£?(\d[\d,]{0,15}(?:\.\d{1,9})?)\s?k\b/g, thousands);
  // The index has the sign before a number of one part, and none before one with a comma or a point.
  return whole.replace(/£(?=\d+[.,]\d)/g, "");
}

// The words of a search, as the index has them: small letters, no accents, nothing but letters and digits.
function wordsOf(text) {
  const spaced = amountsIn(text.toLocaleLowerCase("en-GB")).replace(/[/\\|<>(){}[\]]+/g, " ");
  const plain = spaced.normalize("NFD").replace(/\p{M}/gu, "").replace(PUNCTUATION, "");
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

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
  say("The search could not be loaded. Look at everything year by year instead, or try again later.");
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
  return { found, before: `Nothing was found for “${typed}”. `, after: ` for “${words.join(" ")}”` };
}

// What is found for what was typed, and what a reader is to be told of it besides the number.
async function answerTo(typed, filters) {
  const all = wordsOf(typed);
  const told = all.filter((word) => !SMALL_WORDS.has(word));
  const words = told.length ? told : all;
  let found = await find(words, filters);
  if (found.length || !words.length) return { found };
  for (const joined of joinedIn(words)) {
    found = await find(joined, filters);
    if (found.length) return insteadOf(typed, joined, found);
  }
  const { nearest } = await import("./search-spelling.js");
  const near = await nearest(words, folder);
  if (near) {
    found = await find(near, filters);
    if (found.length) return insteadOf(typed, near, found);
  }
  if (words.length > 1) found = await findSome(words, filters);
  return { found, before: "No page has all of these words. ", after: " with some of them" };
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

// The first part of a page's text with most of the words, which are marked; facts stand before the text, and are shown
// only where the words are nowhere else. Nothing of what people wrote is taken as HTML.
function excerpt({ content, text = 0 }, at) {
  const words = content.split(/\s+/);
  // A word of one or two letters is looked for among what a page is called: in its text, "it" is no computer.
  const small = wordsOf(field("q").value).filter((word) => /^[a-z]{1,2}$/.test(word));
  const isSmall = (place) => wordsOf(words[place] ?? "").some((word) => small.some((start) => word.startsWith(start)));
  const marked = new Set(at.map(([place]) => place).filter((place) => !isSmall(place)));
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
    const [, before, itself = "", after] = word.match(/^([^\p{L}\p{N}]*)(.*[\p{L}\p{N}])?(.*)$/su);
    told.append(before, element("mark", "", itself), after);
  });
  if (from + EXCERPT + 4 < words.length) told.append(" …");
  return told;
}

function shown(page, at) {
  const { url, meta } = page;
  const item = element("li");
  const link = element("a", "", meta.title);
  link.href = new URL(url.replace(/^\//, ""), root).pathname;
  const title = element("p");
  title.append(link);
  const about = element("p", "quiet");
  const kind = meta.kind ?? "";
  about.textContent = [kind.charAt(0).toUpperCase() + kind.slice(1), meta.date].filter(Boolean).join(" · ");
  if (meta.made_up) about.append(" · ", element("em", "", "Made-up example"));
  item.append(title, about);
  if (meta.standing) item.append(element("p", "", meta.standing));
  if (page.content && field("q").value.trim()) item.append(excerpt(page, at));
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
  if (!wordsOf(typed).length && Object.keys(filters).length === 0) return say(sent || typed ? UNASKED : "");
  // What is found pushes nothing aside: its place is kept from before the page is first shown.
  list.classList.add("asked");
  say("Searching …");
  try {
    const { found, before = "", after = "" } = await answerTo(typed, filters);
    if (ticket !== asked) return;
    results = found;
    const { shown: held = 0, top = 0 } = history.state ?? {};
    await showMore(Math.max(STEP, held));
    if (top && !sent && ticket === asked) scrollTo(0, top);
    if (ticket === asked) tell(found.length, before, after);
  } catch (error) {
    if (ticket === asked) giveUp(error);
  }
}

function tell(number, before, after) {
  older.hidden = merged;
  if (number === 0) return say("Nothing was found. Try fewer or other words, or look at everything year by year.");
  const pages = `${number.toLocaleString("en-GB")} ${number === 1 ? "page" : "pages"} found`;
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
