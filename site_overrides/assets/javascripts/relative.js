// Says beside a date how long it still is, or was, as of now: "5 days left", "15 months late". Days are those of the
// United Kingdom, wherever the device is. Without this, the date stands alone.

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const DAY = 24 * 60 * 60 * 1000;
const ENDS = "23:59";

function ukNow() {
  const part = Object.fromEntries(CLOCK.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return { day: utc(part.year, part.month, part.day), time: `${part.hour}:${part.minute}` };
}

const utc = (year, month, day) => Date.UTC(Number(year), Number(month) - 1, Number(day));

// The last day that a date may be: of a month or a year that is all that is known, its end.
function lastDay(date) {
  const [year, month, day] = date.split("-");
  if (day) return utc(year, month, day);
  return month ? utc(year, Number(month) + 1, 0) : utc(year, 12, 31);
}

const counted = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;

function left(element, now) {
  const [date, time = ENDS] = element.dateTime.split("T");
  const days = Math.round((lastDay(date) - now.day) / DAY);
  if (days < 0 || (days === 0 && now.time > time)) return "now passed";
  return days === 0 ? "today" : `${counted(days, "day")} left`;
}

function late(element, now) {
  const due = new Date(lastDay(element.dateTime));
  const today = new Date(now.day);
  const days = Math.round((now.day - due) / DAY);
  if (days <= 0) return "";
  const begun = today.getUTCDate() < due.getUTCDate() && !endsItsMonth(today);
  const months = (today.getUTCFullYear() - due.getUTCFullYear()) * 12 + today.getUTCMonth() - due.getUTCMonth() - begun;
  if (months < 2) return `${counted(days, "day")} late`;
  return `${months < 24 ? counted(months, "month") : counted(Math.floor(months / 12), "year")} late`;
}

// The 28th of February is a month after the 31st of January.
const endsItsMonth = (day) => new Date(day.getTime() + DAY).getUTCDate() === 1;

function say() {
  const now = ukNow();
  for (const [name, inWords] of [["left", left], ["late", late]]) {
    for (const element of document.querySelectorAll(`time.${name}`)) {
      const words = inWords(element, now);
      const kept = element.querySelector(".relative");
      const beside = kept ?? document.createElement("span");
      beside.className = "relative";
      beside.textContent = words && ` (${words})`;
      if (!kept) element.append(beside);
    }
  }
}

say();
// A page that was left open is right again when somebody looks at it.
document.addEventListener("visibilitychange", say);
addEventListener("pageshow", say);
