# Shared by the scripts: what the build needs from the machine, and how to get it. Source it; do not run it.
#
# Everything said here goes to standard error, so that the output of the program stays clean.

say() { printf '%s\n' "interphase: $*" >&2; }

fail() {
    say "$*"
    exit 1
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
    say "installing$missing with apt-get"
    # Word splitting of $missing is meant: one word for each package.
    # shellcheck disable=SC2086
    if as_root apt-get update -qq >&2 && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends $missing >&2; then
        return 0
    fi
    fail "could not install$missing; run this as root: apt-get update && apt-get install -y$missing"
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
    say "installing$missing with Homebrew"
    # shellcheck disable=SC2086
    brew install $missing >&2 || fail "could not install$missing; run: brew install$missing"
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
    say "installing pymatgen and optimade into .build/peers (a minute)"
    rm -rf "$venv"
    { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --requirement "$list" >&2; } ||
        fail "could not install the packages of Scripts/lib/peers.txt from PyPI; check the network, or run the tests without them: Scripts/test --without-peers"
    cp "$list" "$venv/peers.txt"
}
