// Feeds patterns with long texts, and tells which take too long: {pattern, flags, texts: [[before, said, end]]} for each.
import { readFileSync } from "node:fs";

const SHORT = 6000;
const LENGTHS = [12, 16, 20, 24, 28, 36, 60, 110, 1500, SHORT];

function seconds(pattern, text) {
  const started = process.cpuUsage();
  text.replace(pattern, "");
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function isSlow(pattern, [before, said, end]) {
  const long = (length) => before + said.repeat(length / said.length) + end;
  const least = (length) => Math.min(...[1, 2, 3].map(() => seconds(pattern, long(length))));
  let length = LENGTHS.find((some) => seconds(pattern, long(some)) > 0.003);
  if (length === undefined) return false;
  for (; length < SHORT; length = Math.floor(length * 1.1)) if (seconds(pattern, long(length)) > 1) return true;
  return least(4 * SHORT) > 0.02 && least(4 * SHORT) > 8 * least(SHORT);
}

const slow = JSON.parse(readFileSync(0, "utf8")).map(({ pattern, flags, texts }) => {
  const compiled = new RegExp(pattern, flags.includes("g") ? flags : `${flags}g`);
  return texts.find((text) => isSlow(compiled, text)) ?? null;
});
console.log(JSON.stringify(slow));
