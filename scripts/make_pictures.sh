#!/bin/sh
# Makes the pictures of the documentation anew from the sample desk: one page of a Word document.
# Needs LibreOffice and poppler (scripts/install_judges.sh).
set -eu
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
.venv/bin/bilingual export digital-services-lang-son --to vi --output "$place" >/dev/null
soffice "-env:UserInstallation=file://$place/profile" --headless --convert-to pdf \
    --outdir "$place" "$place/digital-services-lang-son.en-vi.docx" >/dev/null
mkdir -p docs/images
pdftoppm -r 80 -f 1 -l 1 -png -singlefile "$place/digital-services-lang-son.en-vi.pdf" docs/images/page
echo "docs/images/page.png"
