"""The operators' guide to hosts: what can be tried here of its units, its headers, its container and its watch is tried."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from generator.machine.today import today
from generator.site.headers import HEADERS

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operators" / "hosting.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r'```\w+ title="([^"]+)"\n(.*?)```', GUIDE, re.DOTALL))


def block(name: str) -> str:
    """The block of the guide whose title begins so."""
    (found,) = (text for title, text in BLOCKS.items() if title.rpartition("/")[2].startswith(name))
    return found


@pytest.mark.parametrize("server", ["nginx", "Caddy", "Apache"])
def test_every_server_sends_the_headers_of_the_program(server: str) -> None:
    """Word for word, as a browser has tried them; and none keeps the file that is new each night."""
    for name, value in HEADERS.items():
        assert f'{name} "{value}"' in block(server), name
    assert 'Cache-Control "no-store"' in block(server)


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """Every key and value is one that it knows; the program is there, as far as it can see."""
    verify = shutil.which("systemd-analyze")
    service, timer = block("plainrecord.service"), block("plainrecord.timer")
    for unit in (service, timer):
        assert all(re.fullmatch(r"\[\w+\]|\w+=.*|", line) for line in unit.splitlines())
    if verify:
        program = tmp_path / "plainrecord"
        program.write_text("#!/bin/sh\n", encoding="utf-8")
        program.chmod(0o755)
        user = service.replace("User=plainrecord\n", "").replace(
            "/srv/our-partnership/.venv/bin/plainrecord", str(program)
        )
        (tmp_path / "plainrecord.service").write_text(user, encoding="utf-8")
        (tmp_path / "plainrecord.timer").write_text(timer, encoding="utf-8")
        units = [tmp_path / "plainrecord.service", tmp_path / "plainrecord.timer"]
        ran = subprocess.run([verify, "verify", *units], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_the_container_is_that_of_gitlab(tmp_path: Path) -> None:
    """The same image by the same digest, with the same programs put in; its shell lines are well formed."""
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    image, *lines = block("Containerfile").splitlines()
    assert image == f"FROM {gitlab['image']}"
    assert all(line in " && ".join(lines) for line in gitlab["default"]["before_script"])
    assert {line.split()[0] for line in lines} == {"RUN", "WORKDIR", "COPY", "ENV", "ENTRYPOINT", "CMD"}
    for line in lines:
        if line.startswith("RUN "):
            subprocess.run(["bash", "-n", "-c", line.removeprefix("RUN ")], check=True)


@pytest.mark.parametrize(
    ("days", "more", "said"),
    [
        (1, "", ""),
        (2, "", "The site was last built for: "),
        (2, ', "held": {"since": "2026-10-05"}', ""),
        (None, "", "it does not answer"),
    ],
)
def test_the_watch_says_when_a_site_is_old(tmp_path: Path, days: int | None, more: str, said: str) -> None:
    """It says nothing otherwise, so that cron mails nothing; nor of one that was put back, which says so itself."""
    answer = "exit 22" if days is None else f'echo \'{{"as_of": "{today() - timedelta(days=days)}"{more}}}\''
    (tmp_path / "curl").write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    (tmp_path / "curl").chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/local/bin:/usr/bin:/bin", "TZ": "Europe/London"}
    ran = subprocess.run(
        ["bash", "-c", block("plainrecord-watch")], env=env, capture_output=True, text=True, check=False
    )
    assert (ran.stdout == "") if not said else said in ran.stdout
    assert ran.stderr == ""
