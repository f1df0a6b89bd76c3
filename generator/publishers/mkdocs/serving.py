"""The live preview: what is saved shows in the browser, and an error shows as a clear page until it is fixed."""

import os
import signal
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from mkdocs.commands.serve import serve as mkdocs_serve

from generator.machine.files import temporary_folder
from generator.publishers.mkdocs.publisher import telling


def serve(content: Path, config_file: Path, as_of: date | None, address: str) -> None:
    """Serve the content until the person stops it with Ctrl-C; raises `CannotPublish`."""
    # MkDocs loads its configuration anew at each change, so what was asked for goes along in the environment.
    os.environ["PLAINRECORD_CONTENT"] = str(content.resolve())
    if as_of is not None:
        os.environ["PLAINRECORD_AS_OF"] = as_of.isoformat()
    signal.signal(signal.SIGTERM, _stop)
    with temporary_folder() as markdown, telling():
        settings: dict[str, Any] = {"docs_dir": str(markdown), "dev_addr": address, "strict": False}
        mkdocs_serve(str(config_file), build_type="dirty", **settings)  # Which pages are the same, our plugin says.


def _stop(number: int, frame: FrameType | None) -> None:
    """End as at Ctrl-C, so that nothing is left behind."""
    raise KeyboardInterrupt
