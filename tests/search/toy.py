"""A small site written by hand, of the form that the base template gives to each page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "site_overrides"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class Toy:
    """What one page of the toy site says; `day` is the ISO date and the date in words."""

    path: str
    title: str
    text: str
    kind: str = "Decisions"
    councils: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    day: tuple[str, str] = ("", "")
    standing: str = ""
    made_up: bool = False
    words: str = ""
    always: bool = False


PAGES = (
    Toy("decisions/joins", "Haringey joins", "Haringey joins the shared service for computers.", councils=("Haringey", "Camden"), services=("ICT",), day=("2016-03-15", "15 March 2016"), standing="Agreed by Haringey", words="zebrafish"),
    Toy("decisions/payroll", "Payroll moves", "Computers and payroll move to one team. Payroll, payroll, payroll.", councils=("Camden",), services=("Payroll",), day=("2018-11-02", "2 November 2018"), standing="Agreed by all", made_up=True),
    Toy("minutes/first", "First meeting", "They talked about computers for an hour.", kind="Minutes", councils=("Islington",), services=("ICT",), day=("2016-05-01", "1 May 2016")),
    Toy("minutes/last", "Last meeting", "Nobody spoke of machines. The payroll was named once, in a long text about many other things of the day.", kind="Minutes", councils=("Camden",), day=("2019-01-07", "7 January 2019")),
    Toy("risks/undated", "A risk without a date", "The computers could stop.", kind="Risks", services=("ICT",)),
    Toy("notes/marks", "Marks <img src=x onerror=window.hurt=1> & <b>bold</b>", "A quince <script>window.hurt=1</script> & <img src=x onerror=window.hurt=1> stays text.", kind="Notes", day=("2017-02-03", "3 February 2017"), standing="<i onclick=x>Agreed</i>"),
)  # fmt: skip


def write_toy(site: Path, pages: tuple[Toy, ...] = PAGES) -> Path:
    """Write the pages, the search page, and one page that is not to be found; gives the folder."""
    for page in pages:
        _write(site / page.path / "index.html", _html(page))
    _write(
        site / "hidden" / "index.html", "<!doctype html><html lang=en-GB><body><main id=main><h1>Computers, unsearched"
    )
    _write(site / "all" / "index.html", "<!doctype html><html lang=en-GB><body><main id=main><h1>Everything")
    for script in (OVERRIDES / "assets" / "javascripts").glob("search*.js"):
        _write(site / "assets" / "javascripts" / script.name, script.read_text(encoding="utf-8"))
    return site


def write_search_page(site: Path, pages: tuple[Toy, ...]) -> None:
    """Write the search page from the theme's own form, beneath the theme's own policy of what a page may load."""
    choices = {
        "kind": sorted({page.kind for page in pages}),
        "council": sorted({name for page in pages for name in page.councils}),
        "service": sorted({name for page in pages for name in page.services}),
        "year": sorted({page.day[0][:4] for page in pages if page.day[0]}, reverse=True),
    }
    environment = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=False)
    environment.filters["url"] = lambda path: "../" + path
    form = environment.get_template("partials/search-page.html").render(
        base_url="..", meta={"choices": {**choices, "partner": "Council"}}
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Search</title>'
    script = '<script type="module" src="../assets/javascripts/search.js"></script>'
    main = f'<main id="main"><h1>Search</h1>{form}</main>'
    _write(site / "search" / "index.html", f'<!doctype html><html lang="en-GB"><head>{head}{script}</head><body>{main}')


def _html(page: Toy) -> str:
    filters = [("kind", page.kind), *(("council", name) for name in page.councils)]
    filters += [*(("service", name) for name in page.services), *([("year", page.day[0][:4])] if page.day[0] else [])]
    told = {
        "kind": page.kind,
        "date": page.day[1],
        "standing": page.standing,
        "made_up": "yes" if page.made_up else "",
        "words": page.words,
    }
    spans = "".join(f'<span data-pagefind-filter="{name}">{escape(value)}</span>' for name, value in filters)
    spans += "".join(f'<span data-pagefind-meta="{k}">{escape(v)}</span>' for k, v in told.items() if v)
    spans += f'<span data-pagefind-sort="date">{page.day[0] or "0000"}</span>'
    always = " data-always-found" if page.always else ""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>x</title></head><body>'
        f'<main id="main" tabindex="-1" data-pagefind-body{always}><div hidden data-pagefind-ignore="index">{spans}</div>'
        f"<article><h1 data-pagefind-ignore=index>{escape(page.title)}</h1><p>{escape(page.text)}</p></article></main></body></html>"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
