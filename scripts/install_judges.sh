#!/bin/sh
# Installs the programs that judge in the tests, where they are missing: GNU gettext, Apertium
# with its pairs, LibreOffice, poppler, xmllint and Chromium. Without the rights the tests that
# need them are skipped and say so.
set -u
. "$(dirname "$0")/apt.sh"

missing=
need() { command -v "$1" >/dev/null || missing="$missing $2"; }
pair() { [ -e "/usr/share/apertium/modes/$1.mode" ] || missing="$missing $2"; }
need msgcat gettext
need soffice libreoffice-writer-nogui
[ -e /usr/lib/libreoffice/program/libsclo.so ] || missing="$missing libreoffice-calc-nogui"
/usr/bin/python3 -c "import uno" 2>/dev/null || missing="$missing python3-uno"
need pdftotext poppler-utils
need xmllint libxml2-utils
need chromium chromium
need chromedriver chromium-driver
need apertium apertium
pair eng-spa apertium-eng-spa
pair fr-es apertium-fr-es
pair nob-nno apertium-nno-nob
pair nob-dan apertium-dan-nor
# Liberation 1 lacks most Vietnamese letters; fc-list comes with LibreOffice.
fc-list ":family=Liberation Serif:charset=1ebf" 2>/dev/null | grep -q . \
    || missing="$missing fonts-liberation2"

[ -z "$missing" ] && exit 0
echo "Installing the judges of the tests:$missing" >&2
# shellcheck disable=SC2086
apt_install $missing || echo "They could not be installed; the tests that need them are skipped." >&2
