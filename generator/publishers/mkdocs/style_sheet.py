"""The style sheet: it is in parts, by what they style, and readers fetch it as one file."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.publishers.frame import PARTS, WHOLE, kinds_styles


def join_style_sheet(files: Files, config: MkDocsConfig) -> Files:
    """Put one file in the place of the parts. A partnership's own part of the same name is there in place of ours."""
    for name, style in kinds_styles():
        if name not in files.src_uris:
            files.append(File.generated(config, name, abs_src_path=str(style)))
    parts = sorted((file for file in files if file.src_uri.startswith(PARTS)), key=lambda file: file.src_uri)
    for part in parts:
        files.remove(part)
    # A whole style sheet of a partnership's own wins over ours.
    if WHOLE not in files.src_uris:
        files.append(File.generated(config, WHOLE, content="\n".join(part.content_string for part in parts)))
    return files
