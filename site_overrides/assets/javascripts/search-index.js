// Reads the indexes that Pagefind made, with Pagefind's own program (WebAssembly). It stands in for pagefind.js, which
// is five times its size, says nothing when a file is missing, and cannot tell a word from the start of another.

const MARK = 12; // Each file starts with "pagefind_dcd" once it is unpacked.

// A word counts most where it says what a page is about, then in its title, then among the words that it uses.
// What a word of the glossary means comes last: whoever types one of its words looks for a page.
const RANKING = JSON.stringify({ meta_weights: { words: 8, title: 5, hints: 1, forms: 0.3, term: 2, ways: 0, meaning: 0 } });
const NAMING = ["words", "hints"];
const SMALL = /^[a-z]{1,2}$/;
const NUMBER = /^\d+$/;

let program = null;

async function fetched(address, how) {
  const answer = await fetch(address, how);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

async function unpacked(address) {
  const held = new Uint8Array(await (await fetched(address)).arrayBuffer());
  // Some hosts unpack a file before they send it, or say that the browser should.
  if (held[0] !== 0x1f) return held.subarray(MARK);
  const plain = new Blob([held]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer()).subarray(MARK);
}

// A program that could not be loaded is asked for again.
function start(address) {
  program ??= load(address).catch((error) => {
    program = null;
    throw error;
  });
  return program;
}

async function load(address) {
  let made;
  const table = () => {
    const held = made.__wbindgen_externrefs;
    const offset = held.grow(4);
    held.set(0, undefined);
    [undefined, null, true, false].forEach((value, place) => held.set(offset + place, value));
  };
  const needs = { "./pagefind_web_bg.js": { __wbindgen_init_externref_table: table } };
  made = (await WebAssembly.instantiate(await unpacked(address), needs)).instance.exports;
  made.__wbindgen_start();
  return made;
}

// Gives bytes, or a text as bytes, to the program: where they are and how many.
function given(run, value) {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  const place = run.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(run.memory.buffer).set(bytes, place);
  return [place, bytes.length];
}

function told(run, [place, length]) {
  const text = new TextDecoder().decode(new Uint8Array(run.memory.buffer, place >>> 0, length));
  run.__wbindgen_free(place, length, 1);
  return JSON.parse(text);
}

export class SearchIndex {
  // The names of the indexes with older pages.
  older = [];
  #run;
  #at;
  #place;
  #packed;
  #loaded = new Map();

  // Opens the index in a folder; the program is in the folder of the first index.
  static async open(folder, programFolder) {
    const made = new SearchIndex();
    made.#place = folder;
    const entry = await (await fetched(new URL("pagefind-entry.json", folder), { cache: "no-cache" })).json();
    made.older = entry.older ?? [];
    made.#packed = entry.packed ?? false;
    const meta = new URL(`pagefind.${entry.languages.en.hash}.pf_meta`, folder);
    const [run, held] = await Promise.all([start(new URL("wasm.en.pagefind", programFolder)), unpacked(meta)]);
    made.#run = run;
    made.#keep(run.init_pagefind(...given(run, held)));
    // In this mode the program says which words it found.
    made.#keep(run.enter_playground_mode(made.#at));
    made.#keep(run.set_ranking_weights(made.#at, ...given(run, RANKING)));
    return made;
  }

  #keep(place) {
    if (!place) throw new Error("The index cannot be read.");
    this.#at = place >>> 0;
  }

  // The pages that have all the words, or all pages where there are none: each with its score, best first, or the
  // newest first.
  async search(words, filters, newest) {
    const run = this.#run;
    const text = words.join(" ");
    const chosen = JSON.stringify(filters);
    const pieces = told(run, run.request_indexes(this.#at, ...given(run, text)));
    const choices = told(run, run.request_filter_indexes(this.#at, ...given(run, chosen)));
    await Promise.all([
      ...pieces.map((name) => this.#piece(`index/${name}.pf_index`, "load_index_chunk")),
      ...choices.map((name) => this.#piece(`filter/${name}.pf_filter`, "load_filter_chunk")),
    ]);
    const texts = [text, text, chosen, newest ? "date:desc" : ""].flatMap((each) => given(run, each));
    const answer = told(run, run.search(this.#at, ...texts, false, false));
    const stems = (answer.query_term_idfs ?? []).map((each) => each.t);
    const found = [];
    for (const result of answer.results) {
      const score = words.length ? scoreOf(result, stems) : 0;
      if (score === null) continue;
      const at = result.l.map((one) => [one.l, one.s]);
      found.push({ index: this, id: result.p, score: newest ? result.s : score, at, called: isCalled(result, stems) });
    }
    return found.sort((one, other) => other.score - one.score);
  }

  #piece(path, take) {
    if (!this.#loaded.has(path)) {
      const loading = unpacked(new URL(path, this.#place)).then((held) => this.#keep(this.#run[take](this.#at, ...given(this.#run, held))));
      this.#loaded.set(path, loading);
      loading.catch(() => this.#loaded.delete(path));
    }
    return this.#loaded.get(path);
  }

  // What a page that was found tells: its address, its content, and what stands with it. Older pages come together in
  // files that are named by the start of their names.
  async page(id) {
    const file = this.#packed ? id.slice(3, 5) : id;
    const held = JSON.parse(new TextDecoder().decode(await unpacked(new URL(`fragment/${file}.pf_fragment`, this.#place))));
    return this.#packed ? held[id] : held;
  }
}

// A number is no start of a larger one.
function fits(stem, word) {
  return NUMBER.test(stem) ? word === stem : word.startsWith(stem);
}

// Whether the words are among the ways in which a word that is explained is written.
function isCalled(result, stems) {
  const ways = (result.vms ?? []).filter((one) => one.fn === "ways").flatMap((one) => one.mt);
  return stems.length > 0 && stems.every((stem) => ways.some((word) => fits(stem, word)));
}

// A page counts where each word of the search starts a word of the page: the program gives those of shorter words, too.
// A word of one or two letters counts only whole, and only among a page's search words: in a text, "it" is no computer.
function scoreOf(result, stems) {
  const fields = result.vms ?? [];
  const words = result.scores ?? [];
  const naming = new Set(fields.filter((one) => NAMING.includes(one.fn)).flatMap((one) => one.mt));
  const written = [...words.map((one) => one.w), ...fields.flatMap((one) => one.mt)];
  const counts = (word, field) =>
    stems.some((stem) => (SMALL.test(stem) ? word === stem && NAMING.includes(field) : fits(stem, word)));
  const found = (stem) => (SMALL.test(stem) ? naming.has(stem) : written.some((word) => fits(stem, word)));
  if (!stems.every(found)) return null;
  // Whoever asks about pay means "pay" more than "payroll".
  const whole = (all) => (all.some((word) => stems.includes(word)) ? 1 : 0.5);
  const parts = [
    ...words.map((one) => (counts(one.w) ? one.s * whole([one.w]) : 0)),
    ...fields.map((one) => (one.mt.some((word) => counts(word, one.fn)) ? one.cb * whole(one.mt) : 0)),
  ];
  return parts.reduce((sum, part) => sum + part, 0);
}
