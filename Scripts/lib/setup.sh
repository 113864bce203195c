# Shared by the scripts: what the build needs from the machine, and how to get it. Source it; do not run it.
#
# Everything said here goes to standard error, so that the output of the program stays clean; what other programs print goes to
# log files under .build. The script that sources this sets `root`.

say() { printf '%s\n' "interphase: $*" >&2; }

fail() {
    say "$*"
    exit 1
}

# quietly LOG WHAT USUAL COMMAND... : runs a command whose output goes to the log .build/LOG. One line says what is going on, how long it
# usually takes and how far it is: on a terminal in place, elsewhere now and then. After a failure the end of the log is shown.
quietly() {
    local log=$root/.build/$1 what=$2 usual=$3 code=0 watcher
    shift 3
    mkdir -p "$root/.build"
    : >"$log"
    [ -t 2 ] || say "$what ($usual); log: $log"
    watch_log "$log" "$what" "$usual" &
    watcher=$!
    # The command stays in the foreground, so that Ctrl-C reaches it.
    "$@" >>"$log" 2>&1 || code=$?
    # Whoever started us may have blocked the gentler signals.
    kill -KILL "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    [ ! -t 2 ] || printf '\r\033[K' >&2
    [ "$code" -ne 0 ] || return 0
    # The first errors, where they are not among the last lines.
    tail -n 20 "$log" | grep -q 'error:' || grep -m 5 'error:' "$log" >&2 || true
    tail -n 20 "$log" >&2
    say "$what failed; the whole log is $log"
    return "$code"
}

# Says how far the command behind a log is, until it is killed or the script is gone.
watch_log() {
    local log=$1 what=$2 usual=$3 started=$SECONDS told=0 passed steps line columns
    while kill -0 $$ 2>/dev/null; do
        passed=$((SECONDS - started))
        # swift build prints [12/46].
        steps=$(tail -c 4000 "$log" | sed -n 's|^.*\[\([0-9][0-9]*\)/\([0-9][0-9]*\)\].*$|, step \1 of \2|p' | tail -n 1)
        if [ -t 2 ]; then
            # A line that wraps cannot be written over.
            columns=$(stty size 2>/dev/null <&2) || columns=""
            columns=${columns#* }
            [ "${columns:-0}" -gt 20 ] || columns=80
            line="interphase: $what: $passed s$steps ($usual)"
            printf '\r\033[K%s' "${line:0:columns-1}" >&2
        elif [ $((passed - told)) -ge 30 ]; then
            told=$passed
            say "$what: $passed s$steps"
        fi
        # Without our standard error, which others may wait to see closed.
        sleep 1 >/dev/null 2>&1
    done
}

# Runs a command as root: directly, or through sudo where it needs no password or somebody can type one.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        sudo "$@"
    else
        return 126
    fi
}

# The Swift toolchain, 6.2 or newer, on PATH.
ensure_toolchain() {
    command -v swift >/dev/null 2>&1 ||
        fail "no Swift toolchain on PATH; install Swift 6.2 or newer from https://www.swift.org/install and try again"
    local line version major minor
    line=$(swift --version 2>/dev/null) || fail "'swift --version' fails; repair the Swift toolchain on PATH"
    version=$(printf '%s\n' "$line" | sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
    major=${version%%.*}
    minor=${version#*.}
    if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
        fail "Swift ${version:-of unknown version} is too old; install Swift 6.2 or newer from https://www.swift.org/install"
    fi
}

# ensure_system DEBIAN-PACKAGE ... : installs what is missing with apt-get, or with Homebrew under the names it uses.
ensure_system() {
    case $(uname -s) in
    Darwin) ensure_brew "$@" ;;
    *) ensure_apt "$@" ;;
    esac
}

# The libraries that every build of ours links against.
ensure_build_libraries() { ensure_system libglpk-dev libsqlite3-dev zlib1g-dev; }

ensure_apt() {
    local missing="" package
    if ! command -v dpkg-query >/dev/null 2>&1; then
        has_glpk || fail "GLPK's header glpk.h is missing and this is no Debian; install GLPK for development and try again"
        return 0
    fi
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    # The first call asks for the password, where one is needed, before a line is written over and over.
    # Word splitting of $missing is meant: one word for each package.
    # shellcheck disable=SC2086
    if as_root true && quietly system-packages.log "installing$missing with apt-get" "up to a minute" install_apt $missing; then
        return 0
    fi
    fail "could not install$missing; run this as root: apt-get update && apt-get install -y$missing"
}

install_apt() {
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@"
}

ensure_brew() {
    local missing="" package name
    for package in "$@"; do
        case $package in
        libglpk-dev) name=glpk ;;
        librsvg2-bin) name=librsvg ;;
        *) continue ;;
        esac
        brew list --versions "$name" >/dev/null 2>&1 || missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086
    quietly system-packages.log "installing$missing with Homebrew" "a few minutes" brew install $missing ||
        fail "could not install$missing; run: brew install$missing"
}

# libcurl, which the toolchain's HTTP client loads; its package has different names, so look for the library first.
ensure_network_library() {
    [ "$(uname -s)" = Linux ] || return 0
    local tool
    tool=$(command -v ldconfig || printf '/sbin/ldconfig\n')
    if "$tool" -p 2>/dev/null | grep -q 'libcurl\.so\.4'; then return 0; fi
    ensure_system libcurl4 ca-certificates
}

has_glpk() {
    printf '#include <glpk.h>\n' | "${CC:-cc}" -E -x c - >/dev/null 2>&1
}

# The field's own tools (peers.txt) in a virtual environment under .build; sets `peers_python` to its interpreter.
ensure_peers() {
    local venv=$root/.build/peers list=$root/Scripts/lib/peers.txt
    peers_python=$venv/bin/python
    if [ -x "$peers_python" ] && cmp -s "$list" "$venv/peers.txt"; then return 0; fi
    ensure_system python3 python3-venv
    rm -rf "$venv"
    quietly peers-install.log "installing pymatgen and optimade into .build/peers" "a minute" install_peers "$venv" "$list" ||
        fail "could not install the packages of Scripts/lib/peers.txt from PyPI; check the network, or run the tests without them: Scripts/test --without-peers"
    cp "$list" "$venv/peers.txt"
}

install_peers() { python3 -m venv "$1" && "$1/bin/pip" install --quiet --requirement "$2"; }
