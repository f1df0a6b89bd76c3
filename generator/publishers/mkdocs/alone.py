"""What surrounds MkDocs when it is run by itself, so that `mkdocs build` and `mkdocs serve` do what our commands do."""

import os
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.building.finishing import CannotPublish, finish
from generator.building.whole_site import site_of
from generator.checks.cache import Recall
from generator.checks.checking import Checked, check
from generator.core.problems import Problem
from generator.gates.passing import NotPassed
from generator.kinds import all_kinds
from generator.machine.files import NotOurs, why_not
from generator.machine.folders import (
    MARKDOWN,
    SITE,
    InUse,
    made_before,
    mark_unfinished,
    mark_whole,
    precious_folders,
    readable_by_all,
    refuse_place,
)
from generator.machine.history import last_changed, origin_of
from generator.machine.kept import NOTHING_KEPT, Kept, cache_folder, program
from generator.machine.progress import step
from generator.publishers.mkdocs.error_page import error_page
from generator.publishers.mkdocs.settings import content_of, day_of, look_of
from generator.reports import text
from generator.site.site import Page, Site, SiteFile
from generator.site.writing import OneAddressTwice, hold_folder, write_pages


class Alone:
    """Checks the content and writes the Markdown before each build, and completes the site after it."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._serving = False
        self.kept = NOTHING_KEPT
        self._recall = Recall()
        self._broken: tuple[Problem, ...] = ()
        self._run = ExitStack()
        self._markdown = ExitStack()

    def begin(self, *, serving: bool) -> None:
        """Note whether this is a live preview, which takes over what did not change since the last look."""
        self._serving = serving
        if serving:
            self.kept = Kept(cache_folder())
            self._recall = Recall(self.kept)
        else:
            self._run.enter_context(readable_by_all())

    def end(self) -> None:
        """Release what a build holds."""
        self._run.close()

    def before(self, config: MkDocsConfig) -> Site | None:
        """Check the content and write the Markdown; in a preview, wrong content leaves the last good site standing."""
        content = content_of(config)
        program.cache_clear()  # Whoever works on the program sees each change of it in the preview, too.
        if not content.is_dir():
            raise PluginError(f"There is no content folder {content}.")
        try:
            self._refuse_foreign(config, content)
            checked = check(content, day_of(config), all_kinds(), recall=self._recall.go_on())
            if self._serving:
                self._tell(checked, content)
            if checked.ok and checked.register:
                changed, origin = last_changed(content), origin_of(content)
                self._site = site_of(checked.register, all_kinds(), checked.problems, changed, self.kept, origin)
                self._write((*self._site.pages, *self._site.files), config)
            elif not self._serving:
                raise PluginError(text.write(checked.problems, checked.records))
            elif not Path(config.docs_dir, "index.md").exists():
                self._write(
                    [Page("index.md", "This site is being set up", "# This site is being set up\n", {})], config
                )
        except (NotOurs, InUse, OneAddressTwice) as error:
            raise PluginError(f"{error}.") from error
        return self._site

    def _refuse_foreign(self, config: MkDocsConfig, content: Path) -> None:
        """Stop before anything is written where a folder is not ours: MkDocs would empty it."""
        precious = precious_folders(content, Path(config.config_file_path or ".")) | look_of(config)
        site, markdown = Path(config.site_dir), Path(config.docs_dir)
        refuse_place(markdown, MARKDOWN, precious | {"the site": site})
        if not self._serving:
            refuse_place(site, SITE, precious | {"the Markdown": markdown})
            made_before(site, SITE)

    def _write(self, made: Sequence[Page | SiteFile], config: MkDocsConfig) -> None:
        """Write the Markdown, and keep its folder for this build until MkDocs has read it."""
        self._markdown.close()
        folder = Path(config.docs_dir)
        write_pages(made, folder, self._markdown.enter_context(closing(hold_folder(folder))))
        self._markdown.enter_context(step("Making the site"))
        if not self._serving:
            mark_unfinished(Path(config.site_dir), (file.path for file in made if isinstance(file, SiteFile)))

    def _tell(self, checked: Checked, content: Path) -> None:
        """Say at the preview what has to be fixed, and when it has been."""
        was_broken, self._broken = self._broken, () if checked.ok else tuple(checked.problems)
        if self._broken:
            here = [replace(problem, file=os.path.relpath(content / problem.file)) for problem in self._broken]
            print(text.write(here, checked.records), end="", flush=True)
        elif was_broken:
            print("Fixed. The preview shows the site again.", flush=True)

    def wrong(self) -> str:
        """The page that a preview shows in place of every other until the content is right; empty where it is."""
        return error_page(self._broken) if self._broken else ""

    def after(self, config: MkDocsConfig) -> None:
        """Add what is made from the whole site; a preview shows an edit at once, without its search and its cards."""
        self._markdown.close()
        folder = Path(config.site_dir)
        if self._site and not self._serving:
            try:
                finish(self._site, folder)
            except (CannotPublish, NotPassed) as error:
                raise PluginError(str(error)) from error
        if not self._serving:
            mark_whole(folder)

    def failed(self, error: Exception) -> None:
        """Release the folder of the Markdown; report in a sentence what the machine refused to do; MkDocs does not."""
        self._markdown.close()
        if isinstance(error, OSError):
            raise PluginError(f"{why_not(error)}.") from error
