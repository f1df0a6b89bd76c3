"""One wheel holds all that a partnership needs: what lies beside the package here is in `generator/frame/` there."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE = (
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    "LICENSE",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements-publishers.txt",
    "requirements.txt",
    "site_overrides",
    "tools/wheel.py",
)


class Frame(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the frame of the site, the pinned packages and the workflows into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add them to a release; an editable install reads them where they are."""
        if version != "editable":
            build_data["force_include"].update({part: f"generator/frame/{part}" for part in BESIDE})
