#!/bin/sh
# Makes the pictures of the layouts in docs/images anew: a page of each, from the sample desk.
# Needs LibreOffice and poppler (scripts/install_judges.sh).
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-$PWD/.venv/bin/python}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p docs/images

"$python" - "$place" <<'PYTHON'
"""Every layout of a reviewed article as a PDF."""
import datetime
import sys
from pathlib import Path

from workflow.batch.provenance import Reviewer
from workflow.batch.publishing import Edition, publish_jobs
from workflow.batch.workspace import Workspace
from workflow.desk import Desk
from workflow.exports import Publication

folder = Path(sys.argv[1])
workspace = Workspace(Desk.open(Path.cwd()))
reviewer = Reviewer(("Marie Lévy",), datetime.date(2024, 8, 17))
article, second = "flood-relief-son-la", "digital-services-lang-son"


def make(name: str, publication: Publication, *articles: str, **more: object) -> None:
    targets = ("fr", "es") if more.get("columns") else ("fr",)
    jobs = workspace.jobs(articles or (article,), targets).jobs
    edition = Edition(publication, formats=("pdf",), reviewer=reviewer, **more)
    publish_jobs(workspace, jobs, edition, folder / name)


for layout in ("paragraph", "interlinear", "clean", "facing"):
    make(layout, Publication(layout))
make("columns", Publication("paragraph"), columns=True)
make("together", Publication(), article, second, together=True, title="Provinces, 2024–2025")
make("decree30", Publication(paper="decree30", draft=True))
PYTHON

# as_png FOLDER PAGE NAME [OPTION...]: one page as docs/images/layout-NAME.png.
as_png() {
    folder=$1 page=$2 name=$3
    shift 3
    pdftoppm -f "$page" -l "$page" -r "${RESOLUTION:-64}" "$@" -png -singlefile \
        "$place/$folder"/*.pdf "docs/images/layout-$name"
    echo "docs/images/layout-$name.png"
}

as_png paragraph 1 paragraph
as_png interlinear 1 interlinear
as_png clean 1 clean
as_png facing 2 facing-left
as_png facing 3 facing-right
as_png columns 1 columns
as_png together 1 together
as_png decree30 2 decree30
