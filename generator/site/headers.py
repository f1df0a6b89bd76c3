"""What every page of a site may load and do, and the headers with which a server should send it."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'"
)
"""What a page of ours may load and do. Each has it in a meta element, which cannot say who may show it in a frame."""

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

FILE = "_headers"
"""The file in which some hosts of plain files look for headers; others take no notice of it."""


def headers_file() -> str:
    """Write that file: the headers of everything, and that the one file that is new each night is not kept."""
    every = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    return f"/*\n{every}\n/build.json\n  Cache-Control: no-store\n"
