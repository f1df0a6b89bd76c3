// Says at the bottom of every page when the site has stopped being rebuilt, or was put back to an earlier day, where the
// page does not say so itself. Its day is compared with the server's own, and not with this device's. Where that cannot
// be had, nothing is said.

const ROOT = new URL("../../", import.meta.url);
const DAY = 24 * 60 * 60 * 1000;

export const inUk = { timeZone: "Europe/London" };
export const inWords = (day) =>
  new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", ...inUk });
export const addressOf = (path) => new URL(path, ROOT).href;

async function ask() {
  try {
    const answer = await fetch(addressOf("build.json"), { cache: "no-store" });
    return answer.ok ? { ...(await answer.json()), now: answer.headers.get("Date") } : null;
  } catch {
    return null;
  }
}

export const build = ask();

// Sweden writes a day as we do in data: 2026-11-28.
const dayOf = (moment) => new Date(moment).toLocaleDateString("sv-SE", inUk);

export function trouble({ as_of, built, now, held }) {
  if (held) return `This site was put back on ${inWords(held.since)} to how it was on ${inWords(held.to)}.`;
  const old = built && now && Date.parse(dayOf(now)) - Date.parse(as_of) >= 2 * DAY;
  return old ? `This site has not been rebuilt since ${inWords(as_of)}.` : "";
}

build.then((told) => {
  const words = told && trouble(told);
  if (!words || document.querySelector("[data-held]")) return;
  const line = document.createElement("p");
  line.className = "stale";
  line.setAttribute("role", "status");
  document.body.append(line);
  line.textContent = words;
});
