"""What a build made and the next one may take over: found by what it depends on, believed only with our own seal.

It is in the user's own cache folder, outside any repository. Each file is named by a hash of all that it depends on,
and sealed with a key that only this user can read. What is damaged, or was put there by somebody without the key,
counts as nothing and is made anew. It holds plain bytes, and nothing in it is ever run.
"""

import errno
import hashlib
import hmac
import os
import secrets
import shutil
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator import PROGRAM
from generator.machine.files import read_plain, why_not
from generator.machine.harmless import printed
from generator.machine.today import now

_KEY, _MADE = "key", "made"
_SEAL = 32
_DAY = 24 * 60 * 60
_FORGOTTEN_AFTER = 7 * _DAY
_MOST = 50_000_000


class Kept:
    """What earlier builds made, by name; with no folder nothing is taken from them, and nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder / _MADE if folder else None
        self._asked: set[str] = set()
        try:
            self._key = _key_in(folder) if folder else b""
        except OSError as error:
            self._give_up(error)

    def __bool__(self) -> bool:
        return self._folder is not None

    def get(self, name: str) -> bytes | None:
        """What was kept under a name; None where there is nothing, or not what was kept."""
        if self._folder is None:
            return None
        self._asked.add(name)
        try:
            held = read_plain(self._place(self._folder, name), _MOST)
        except OSError:
            held = None
        if held is None:
            return None
        made = held[_SEAL:]
        return made if hmac.compare_digest(held[:_SEAL], self._seal(name, made)) else None

    def put(self, name: str, made: bytes) -> None:
        """Keep something; where there is no room or no right to, say so once."""
        if self._folder is None or len(made) + _SEAL > _MOST:
            return
        self._asked.add(name)
        place = self._place(self._folder, name)
        unfinished = place.with_suffix(f".{os.getpid()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.write_bytes(self._seal(name, made) + made)
            unfinished.replace(place)
        except OSError as error:
            self._give_up(error)
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)

    def forget(self) -> None:
        """Take away what no build has asked for in a week."""
        if self._folder is None:
            return
        moment = now().timestamp()
        try:
            for place in self._folder.glob("*/*"):
                age = moment - place.lstat().st_mtime
                if place.name in self._asked:
                    if age > _DAY:
                        os.utime(place)
                elif age > _FORGOTTEN_AFTER:
                    place.unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        self._folder = None
        said = f"plainrecord: nothing more is kept for the next time: {why_not(error)}"
        print(printed(said), file=sys.stderr)

    def _seal(self, name: str, made: bytes) -> bytes:
        return hashlib.blake2b(name.encode() + made, key=self._key, digest_size=_SEAL).digest()

    @staticmethod
    def _place(folder: Path, name: str) -> Path:
        return folder / name[:2] / name


def forget_everything() -> None:
    """Delete all that any command has kept, such as what was made of personal data that is erased."""
    if folder := cache_folder():
        shutil.rmtree(folder / _MADE, ignore_errors=True)
        for held in folder.glob("check-*.json"):
            held.unlink(missing_ok=True)
        if (folder / _MADE).exists():
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder / _MADE))


NOTHING_KEPT = Kept(None)
"""For a build that takes nothing from earlier ones, and keeps nothing."""


def named(*parts: object) -> str:
    """Give the name of something by all that it depends on; whatever the program is, it is one of them."""
    told = hashlib.sha256(program().encode())
    for part in parts:
        held = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(held) + held)
    return told.hexdigest()


@cache
def program() -> str:
    """Know this program from any other by the bytes of its files, and by what is installed beside it."""
    return hashlib.sha256(f"{_installed()} {hash_of(PROGRAM)}".encode()).hexdigest()


@cache
def _installed() -> str:
    # The folder of what is said of a package is named by the package and its release; to read it takes far longer.
    beside = sorted(found.name for folder in dict.fromkeys(sys.path) for found in Path(folder).glob("*.*-info"))
    return f"{sys.version} {beside}"


def hash_of(folder: Path, pattern: str = "*") -> str:
    """One hash of many files below a folder: of their names and their bytes."""
    told = hashlib.sha256()
    for file in sorted(folder.rglob(pattern)):
        if "__pycache__" not in file.parts and file.is_file():
            held = file.read_bytes()
            told.update(os.fsencode(f"{file.relative_to(folder).as_posix()} {len(held)}\n") + held)
    return told.hexdigest()


def cache_folder() -> Path | None:
    """Give the folder for what programs may forget: of this user alone, and outside any repository; None without one.

    PLAINRECORD_CACHE names another, or none where it is empty. Without a home, as some services run, nothing is kept.
    """
    given = os.environ.get("PLAINRECORD_CACHE")
    if given is not None:
        return Path(given) if given else None
    windows = sys.platform == "win32"
    if found := os.environ.get("LOCALAPPDATA" if windows else "XDG_CACHE_HOME"):
        return Path(found) / "plainrecord" / ("cache" if windows else "")
    try:
        return Path.home() / ".cache" / "plainrecord"
    except RuntimeError:
        return None


def _key_in(folder: Path) -> bytes:
    """The key of this user's seals; made anew where there is none, or where somebody else could know it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / _KEY
    try:
        with place.open("rb") as opened:
            held, state = opened.read(_SEAL + 1), os.fstat(opened.fileno())
        if len(held) == _SEAL and _only_mine(state):
            return held
    except FileNotFoundError:
        pass
    made, unfinished = secrets.token_bytes(_SEAL), folder / f"key.{os.getpid()}"
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(made)
    unfinished.replace(place)
    return made


def _only_mine(state: os.stat_result) -> bool:
    """Whether nobody but this user can read a file; a file that came with a repository or an archive can be read."""
    if sys.platform == "win32":
        return True
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
