// The words of a search, as the index has them. generator/search/spellings.py writes what a page says otherwise in the
// same way among its search words: numbers and amounts in digits, years as 202425, letters without their marks.

const LETTERS = { ł: "l", ø: "o", æ: "ae", œ: "oe", ß: "ss", ð: "d", þ: "th", đ: "d", ħ: "h", ı: "i", ŋ: "n" };
const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const NUMBERS = new Map([
  ...ONES.split(" ").map((word, value) => [word, value]),
  ...TENS.split(" ").map((word, place) => [word, 20 + 10 * place]),
]);
const SHORT = { k: 1e3, m: 1e6, mn: 1e6, bn: 1e9 };
const SCALES = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 };
const NUMBER = /^£?(\d[\d,]{0,14}(?:\.\d{1,6})?)(k|m|mn|bn|thousand|million|billion|st|nd|rd|th)?$/;
const LARGEST = 1e12;
const YEARS =
  /(?<![\d/.,-])(?:(?:financial|tax) year |fy ?)?((?:19|20)?\d\d)(?: ?[/–—-] ?| to )((?:19|20)?\d\d)(?![\d/-]|[.,]\d| (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g;
const MONTHS = "january february march april may june july august september october november december".split(" ");
const DAY = /(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|(?<=\/)\d\d)(?![\d/.]*\d)|(?<![\d/.-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/g;
const ENDING = /\bfy ?(?:20)?(\d\d)(?!\d)/g;
const INITIALS = /(?<![\p{L}\d&])(\p{L})(?: ?& ?| and )(\p{L})(?![\p{L}\d&])/gu;
const PUNCTUATION = /[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu;

// Small letters without accents.
export function withoutMarks(text) {
  const taken = text.toLocaleLowerCase("en-GB").normalize("NFD").replace(/\p{M}/gu, "");
  return taken.replace(/[łøæœßðþđħıŋ]/g, (letter) => LETTERS[letter]);
}

function financialYear(typed, first, second) {
  if ((Number(first.slice(-2)) + 1) % 100 !== Number(second.slice(-2))) return typed;
  return ` ${first.length === 4 ? first : `20${first}`}${second.slice(-2)} `;
}

function yearsIn(text) {
  const ending = (_, year) => ` 20${String((Number(year) + 99) % 100).padStart(2, "0")}${year} `;
  return text.replace(YEARS, financialYear).replace(ENDING, ending);
}

// Days as the pages have them: 15/3/2016, 15/3/16 and 2016-03-15 are 15 March 2016.
function daysIn(text) {
  return text.replace(DAY, (typed, day, _, month, year, isoYear, isoMonth, isoDay) => {
    const name = MONTHS[Number(month ?? isoMonth) - 1];
    const whole = year?.length === 2 ? `20${year}` : (year ?? isoYear);
    return name ? ` ${Number(day ?? isoDay)} ${name} ${whole} ` : typed;
  });
}

// Whether a number goes on with a word: "twenty" with "five", and "two hundred" with "twenty".
function goesOn(part, number) {
  return part === null || (part >= 100 && part % 100 === 0) || (number < 10 && part % 100 >= 20 && part % 10 === 0);
}

// The number that begins at a word, such as "six million" or "£2.4m", and how many words it has.
function numberAt(words, start) {
  const written = words[start].match(NUMBER);
  let [total, part, at] = [0, null, start];
  if (written) {
    part = Number(written[1].replaceAll(",", "")) * ({ ...SHORT, ...SCALES }[written[2]] ?? 1);
    at += 1;
    if (written[2]) return [part, 1];
  }
  for (; at < words.length && total < LARGEST && (part ?? 0) < LARGEST; at += 1) {
    const word = words[at];
    const scale = SCALES[word] ?? (written && at === start + 1 ? SHORT[word] : undefined);
    if (scale) {
      part = (part ?? 1) * scale;
      if (scale > 100) [total, part] = [total + part, null];
    } else if (NUMBERS.has(word) && !written && goesOn(part, NUMBERS.get(word))) {
      part = (part ?? 0) + NUMBERS.get(word);
    } else if (!(word === "and" && at > start && SCALES[words[at - 1]] && NUMBERS.has(words[at + 1]))) {
      break;
    }
  }
  return at > start ? [total + (part ?? 0), at - start] : [null, 1];
}

// Numbers and amounts in digits: a word that is none stays as it is, and so does "one" by itself.
function inDigits(words) {
  const told = [];
  for (let place = 0; place < words.length; ) {
    const [value, length] = numberAt(words, place);
    const whole = Math.round(value);
    const kept = value === null || Math.abs(whole - value) > 1e-3 || (length === 1 && words[place] === "one");
    told.push(...(kept ? words.slice(place, place + length) : [String(whole)]));
    place += length;
    // "6 million pounds" and "50 per cent" stand there as £6 million and 50%.
    if (!kept && /^(?:pounds?|quid|gbp|percent)$/.test(words[place] ?? "")) place += 1;
    if (!kept && words[place] === "per" && words[place + 1] === "cent") place += 2;
  }
  return told;
}

// What is left of a text: words with nothing but letters and digits.
export function wordsOf(typed) {
  const text = yearsIn(daysIn(withoutMarks(typed))).replace(/\bhalf a million\b/g, "500000").replace(INITIALS, "$1$2");
  const parts = text.replace(/[/\\|<>(){}[\]&"“”;:?!]+/g, " ").split(/\s+/);
  // Twenty-five is a number, and call-in is none.
  const split = parts.flatMap((part) => (part.split(/\p{Pd}/u).every((word) => NUMBERS.has(word)) ? part.split(/\p{Pd}/u) : [part]));
  const words = inDigits(split.map((word) => word.replace(/^[.,'*_]+|(?<![.,'*_])[.,'*_]+$/g, "")));
  return words.map((word) => word.replace(PUNCTUATION, "").replace(/^£(?=\d)/, "")).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
