#!/bin/sh
# Makes the pictures of the documentation anew: a page of a Word document of the sample desk, the
# PO entry that docs/terminology.md shows, and the list of terms of the document it belongs to.
# Needs LibreOffice and poppler (scripts/install_judges.sh).
set -eu
cd "$(dirname "$0")/.."
bilingual=${BILINGUAL:-$PWD/.venv/bin/bilingual}
python=${PYTHON:-$PWD/.venv/bin/python}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p docs/images

# as_pdf FILE [OPTION...]: the file as a PDF in $place.
as_pdf() {
    file=$1
    shift
    soffice "-env:UserInstallation=file://$place/profile" --headless "$@" --convert-to pdf \
        --outdir "$place" "$file" >/dev/null
}

# as_png PDF NAME [OPTION...]: one page as docs/images/NAME.png.
as_png() {
    pdf=$1 name=$2
    shift 2
    pdftoppm "$@" -png -singlefile "$pdf" "docs/images/$name"
    echo "docs/images/$name.png"
}

"$bilingual" export digital-services-lang-son --to vi --output "$place" >/dev/null
as_pdf "$place/digital-services-lang-son.en-vi.docx"
as_png "$place/digital-services-lang-son.en-vi.pdf" page -r 80 -f 1 -l 1

# A desk of its own, whose one article has a draft with every status.
desk=$place/desk
"$bilingual" init "$desk" >/dev/null 2>&1
rm -rf "$desk/glossary"
cp -r glossary "$desk/glossary"
mkdir -p "$desk/sources" "$desk/translations/es"
cat >"$desk/sources/commission.md" <<'ARTICLE'
---
title: Commission reports on reorganisation
lang: en
date: 2026-03-02
---

Lang Son province and the Party General Secretary asked the Central Organisation Commission to thoroughly grasp Resolution No. 18-NQ/TW.

The Politburo will hear the Commission in June.
ARTICLE
# The entry is taken from the page that explains it.
sed -n '/^```po$/,/^```$/{/^```/d;p;}' docs/terminology.md >"$place/entry.po"
{
    printf 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
    printf '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    cat "$place/entry.po"
    cat <<'ENTRY'

#. type: paragraph
#. term: Politburo = Buró Político [verified]
#: sources/commission.md:9
msgid "The Politburo will hear the Commission in June."
msgstr "El Buró Político escuchará a la Comisión en junio."
ENTRY
} >"$desk/translations/es/commission.po"
"$bilingual" --desk "$desk" export commission --to es --output "$place" >/dev/null
as_pdf "$place/commission.en-es.docx"
as_png "$place/commission.en-es.pdf" terms -r 90 -f 1 -l 1 -x 40 -y 385 -W 664 -H 480

"$python" - "$place/entry.po" "$place/entry.html" <<'PYTHON'
"""Colour a PO entry: the statuses apart, the rest as a gettext editor does."""
import html
import re
import sys
from pathlib import Path

COLOURS = {"enforced": "#1b5e20", "verified": "#1b5e20", "repaired": "#1f3864"}
RULES = (
    (r"\[(enforced|verified|repaired|needs review)\]$", None),
    (r"^#, .*", "#9c0006"),
    (r"^#(?:\. (?:term|reference|repair|check|origin|type):|\.|:)?", "#6b6b6b"),
    (r"^msg(?:id|str|ctxt)", "#00458b"),
)


def coloured(line: str) -> str:
    for pattern, colour in RULES:
        match = re.search(pattern, line)
        if match:
            found = colour or COLOURS.get(match[1], "#9c0006")
            middle = f'<b><font color="{found}">{html.escape(match[0], quote=False)}</font></b>'
            return rest(line[: match.start()]) + middle + html.escape(line[match.end() :], quote=False)
    return html.escape(line, quote=False)


def rest(line: str) -> str:
    return coloured(line) if line else ""


lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
style = "@page {size: 250mm 98mm; margin: 5mm} p {font: 9pt 'Liberation Mono'; margin: 0 0 1.2mm 6mm; text-indent: -6mm}"
body = "".join(f"<p>{coloured(line)}</p>" for line in lines)
Path(sys.argv[2]).write_text(
    f'<html><head><meta charset="utf-8"><style>{style}</style></head><body>{body}</body></html>',
    encoding="utf-8",
)
PYTHON
as_pdf "$place/entry.html" "--infilter=HTML (StarWriter)"
as_png "$place/entry.pdf" po-entry -r 90 -f 1 -l 1
