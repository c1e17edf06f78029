#!/bin/sh
# Makes the virtual environment $1, if it is missing, and installs the package into it as $2.
set -eu
venv=$1 package=$2 python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

command -v "$python" >/dev/null || { say "$python was not found: install Python 3.11 or newer."; exit 2; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    say "$("$python" --version) is too old: install Python 3.11 or newer, or name one with PYTHON=."
    exit 2
}
if [ ! -x "$venv/bin/pip" ]; then
    say "Making the virtual environment $venv"
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        # Debian keeps the part of venv that installs pip in a package of its own.
        . "$(dirname "$0")/apt.sh"
        apt_install python3-venv || { say "Install Debian's python3-venv and try again."; exit 2; }
    fi
    "$python" -m venv "$venv"
fi
say "Installing $package; the first time takes a minute or two"
"$venv/bin/pip" install --quiet --disable-pip-version-check --editable "$package" \
    2>"$venv/pip.log" || { cat "$venv/pip.log" >&2; exit 2; }
