// Finds what a misspelt word was to be. The words of the site are fetched only where a search found nothing.

const SHORTEST = 4;

let known = null;

async function load(folder) {
  const answer = await fetch(new URL("words.txt", folder));
  if (!answer.ok) throw new Error(`words.txt: ${answer.status}`);
  // The most frequent words come first: of two that are as near, the one that people use more is meant.
  return (await answer.text()).split(" ");
}

// The words of a search, each that stands nowhere replaced by the nearest one; null where one has none, or all stand.
// `names` are the words that councils and services are called by: few, and misspelt in any place.
export async function nearest(words, folder, names) {
  known ??= await load(folder);
  const stands = (word) => word.length < SHORTEST || known.some((one) => one.startsWith(word));
  const meant = words.map((word) => (stands(word) ? word : (near(word) ?? nearName(word, names))));
  return meant.includes(null) || meant.every((word, place) => word === words[place]) ? null : meant;
}

// One slip in a word, two in a long one, between its first two letters and its last two: a wrong guess is worse than none.
function near(word) {
  const alike = known.filter((one) => one.slice(0, 2) === word.slice(0, 2) && one.slice(-2) === word.slice(-2));
  return closest(word, alike, word.length < 8 ? 1 : 2);
}

// A name is misspelt at its end, too: Haringay, Brookvail.
function nearName(word, names) {
  const alike = names.filter((one) => one.length > SHORTEST && one[0] === word[0]);
  return closest(word, alike, word.length < 7 ? 1 : 2);
}

function closest(word, alike, slips) {
  let best = null;
  for (const one of alike) {
    if (Math.abs(one.length - word.length) > slips) continue;
    const far = distance(one, word);
    if (far <= slips) [best, slips] = [one, far - 1];
  }
  return best;
}

// How many letters are left out, put in, changed or swapped with their neighbour.
function distance(one, other) {
  let [before, last] = [[], [...Array(other.length + 1).keys()]];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        next[column] = Math.min(next[column], before[column - 2] + 1);
      }
    }
    [before, last] = [last, next];
  }
  return last[other.length];
}
