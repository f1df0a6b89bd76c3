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

let loading = null;
let merged = Number(form.dataset.older) === 0;
let results = [];
let asked = 0;

function load() {
  loading ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind) => {
    await pagefind.options({ basePath: new URL("pagefind/", root).pathname, baseUrl: root.pathname, noWorker: true, excerptLength: 25 });
    return pagefind;
  });
  return loading;
}

async function mergeOlder() {
  if (merged) return;
  merged = true;
  await (await load()).mergeIndex(new URL("pagefind-older/", root).pathname, { baseUrl: root.pathname });
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
  const words = field("q").value.trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => field(name)?.value).map((name) => [name, field(name).value]));
  list.replaceChildren();
  more.hidden = older.hidden = true;
  if (!words && Object.keys(filters).length === 0) return say("");
  say("Searching …");
  const options = { filters };
  if (field("sort").value === "newest" || !words) options.sort = { date: "desc" };
  try {
    const pagefind = await load();
    let found = await pagefind.search(words || null, options);
    if (found && found.results.length === 0 && !merged) {
      await mergeOlder();
      found = await pagefind.search(words || null, options);
    }
    if (ticket !== asked || !found) return;
    results = found.results;
  } catch (error) {
    loading = null;
    say("The search could not be loaded. Look at everything year by year instead, or try again later.");
    throw error;
  }
  await showMore();
  if (ticket !== asked) return;
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
more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
older.addEventListener("click", async () => {
  older.hidden = true;
  say("Searching …");
  await mergeOlder();
  search();
});
window.addEventListener("popstate", () => {
  fromAddress();
  search();
});

fromAddress();
search();
