// Answers the search form of the search page in place. Pagefind is fetched only when something is searched.

const STEP = 5;
const FILTERS = ["kind", "council", "service", "year"];
const form = document.querySelector("form.search");
const root = new URL(form.dataset.root, location.href);
const status = document.querySelector(".found-count");
const list = document.querySelector(".found");
const more = document.getElementById("more");
const older = document.getElementById("older");
const field = (name) => form.elements.namedItem(name);

// Each index is told apart by a filter of its own: what is older comes after what is newer.
let parts = ["newest"];

let loading = null;
let merged = Number(form.dataset.older) === 0;
let results = [];
let asked = 0;
let broken = false;

// Pagefind only notes in the console what it cannot fetch, and would say that nothing was found.
const fetched = window.fetch.bind(window);
window.fetch = async (...given) => {
  try {
    const answer = await fetched(...given);
    broken ||= !answer.ok;
    return answer;
  } catch (error) {
    broken = true;
    throw error;
  }
};

function load() {
  loading ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind) => {
    const place = { basePath: new URL("pagefind/", root).pathname, baseUrl: root.pathname };
    await pagefind.options({ ...place, noWorker: true, excerptLength: 25, mergeFilter: { part: parts[0] } });
    if (merged) await addOlder(pagefind);
    return pagefind;
  });
  return loading;
}

async function addOlder(pagefind) {
  if (Number(form.dataset.older) === 0) return;
  const pieces = await (await fetch(new URL("pagefind-older/pieces.json", root))).json();
  for (const piece of pieces) {
    const place = { baseUrl: root.pathname, mergeFilter: { part: `older ${piece}` } };
    await pagefind.mergeIndex(new URL(`pagefind-older/${piece}/`, root).pathname, place);
  }
  parts = ["newest", ...pieces.map((piece) => `older ${piece}`)];
}

async function mergeOlder(pagefind) {
  merged = true;
  await addOlder(pagefind);
}

// What was fetched in part would be kept in part: the next search starts anew.
async function giveUp() {
  const pagefind = await loading?.catch(() => null);
  loading = null;
  await pagefind?.destroy();
  list.replaceChildren();
  more.hidden = older.hidden = true;
  say("The search could not be loaded. Look at everything year by year instead, or try again later.");
}

async function find(pagefind, words, filters) {
  if (words && field("sort").value !== "newest") return (await pagefind.search(words, { filters })).results;
  const found = [];
  for (const part of parts) {
    found.push(...(await pagefind.search(words || null, { filters: { ...filters, part }, sort: { date: "desc" } })).results);
  }
  return found;
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

// An excerpt holds <mark> and escaped text. It is parsed apart from the page, and only words and marks are taken over.
function excerpt(html) {
  const told = element("p", "", "… ");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    told.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  }
  return told;
}

function shown(data) {
  const item = element("li");
  const link = element("a", "", data.meta.title);
  link.href = data.url;
  const title = element("p");
  title.append(link);
  const about = element("p", "quiet");
  const kind = data.meta.kind ?? "";
  about.textContent = [kind.charAt(0).toUpperCase() + kind.slice(1), data.meta.date].filter(Boolean).join(" · ");
  if (data.meta.made_up) about.append(" · ", element("em", "", "Made-up example"));
  item.append(title, about);
  if (data.meta.standing) item.append(element("p", "", data.meta.standing));
  if (field("q").value.trim()) item.append(excerpt(data.excerpt));
  return item;
}

function say(words) {
  status.textContent = words;
}

async function showMore() {
  const ticket = asked;
  const start = list.childElementCount;
  const next = await Promise.all(results.slice(start, start + STEP).map((result) => result.data()));
  if (ticket !== asked) return;
  list.append(...next.map(shown));
  more.hidden = list.childElementCount >= results.length;
  return list.children[start];
}

async function search() {
  const ticket = ++asked;
  const words = field("q").value.replace(/[/\\|<>(){}[\]]+/g, " ").trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => field(name)?.value).map((name) => [name, field(name).value]));
  list.replaceChildren();
  more.hidden = older.hidden = true;
  if (!words && Object.keys(filters).length === 0) return say("");
  // What is found pushes nothing aside: its place is kept from before the page is first shown.
  list.classList.add("asked");
  say("Searching …");
  broken = false;
  try {
    const pagefind = await load();
    let found = await find(pagefind, words, filters);
    if (found.length === 0 && !merged) {
      await mergeOlder(pagefind);
      found = await find(pagefind, words, filters);
    }
    if (ticket !== asked) return;
    results = found;
    if (!broken) await showMore();
  } catch (error) {
    broken = true;
    console.warn(error);
  }
  if (ticket !== asked) return;
  if (broken) return giveUp();
  const number = results.length;
  if (number === 0) say("Nothing was found. Try fewer or other words, or look at everything year by year.");
  else say(`${number.toLocaleString("en-GB")} ${number === 1 ? "page" : "pages"} found${merged ? "" : " among the newest"}.`);
  older.hidden = merged;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (toAddress() !== location.search) history.pushState(null, "", toAddress());
  search();
});
form.addEventListener("change", (event) => {
  if (event.target.localName === "select") form.requestSubmit();
});
more.addEventListener("click", async () => {
  try {
    (await showMore())?.querySelector("a").focus();
  } catch (error) {
    console.warn(error);
    giveUp();
  }
});
older.addEventListener("click", async () => {
  older.hidden = true;
  say("Searching …");
  try {
    await mergeOlder(await load());
  } catch (error) {
    console.warn(error);
    return giveUp();
  }
  search();
});
window.addEventListener("popstate", () => {
  fromAddress();
  search();
});

fromAddress();
search();
