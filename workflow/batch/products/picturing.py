"""The pictures of an article's source, put at their places in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workflow.article import Block, Picture
from workflow.batch.workspace import Job, Workspace
from workflow.exports import AlignedDocument
from workflow.exports.aligned import ShownPicture
from workflow.sources.picture_files import PictureFile, load_pictures, picture_paths
from workflow.sources.picture_places import picture_places


def with_pictures(workspace: Workspace, job: Job, document: AlignedDocument) -> AlignedDocument:
    """The document with the pictures of its article; what cannot be shown is told in a line.

    Raises `SourceError` when the article is a Word document that cannot be opened any more.
    """
    loaded = load_pictures(job.source_path, job.article)
    for problem in loaded.problems:
        workspace.reporter.say(f"{job.article.source}: {problem}")
    if not loaded.files:
        return document
    shown = {
        id(picture): _shown(picture, file, number)
        for number, (picture, file) in enumerate(loaded.files, start=1)
    }
    blocks: list[Block] = [aligned.block for aligned in document.blocks]
    places = {
        place: tuple(shown[id(picture)] for picture in pictures)
        for place, pictures in picture_places([each for each, _ in loaded.files], blocks).items()
    }
    return replace(
        document,
        blocks=tuple(
            replace(aligned, pictures=places.get(index, ()))
            for index, aligned in enumerate(document.blocks)
        ),
        last_pictures=places.get(len(blocks), ()),
    )


def picture_files(jobs: Iterable[Job]) -> list[Path]:
    """The files beside the articles that documents of these jobs are made from, each once."""
    found = (path for job in jobs for path in picture_paths(job.source_path, job.article))
    return list(dict.fromkeys(found))


def _shown(picture: Picture, file: PictureFile, number: int) -> ShownPicture:
    return ShownPicture(
        file.data, file.kind, file.width, file.height, number, picture.alt, picture.width
    )
