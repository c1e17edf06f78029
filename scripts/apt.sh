# Sourced by other scripts: apt_install PACKAGE... installs Debian packages where apt-get and the
# rights are there, and fails without a word where they are not.

apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root="sudo -n"
        command -v sudo >/dev/null && $as_root true 2>/dev/null || return 1
    fi
    log=$(mktemp)
    if { $as_root apt-get update -q &&
         $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
       } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        return 1
    fi
}
