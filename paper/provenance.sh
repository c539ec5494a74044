#!/bin/sh
# Where results and a report were made, from the top of the tree: `sh paper/provenance.sh BUILD_DIRECTORY tex|json`, as LaTeX macros or as JSON.
# These are facts about the machine, so they stay out of every record, table and figure.
set -eu
export LC_ALL=C.UTF-8
build=$1 form=$2

spelled() {
  case $form in
    tex) sed 's/\\/\\textbackslash /g; s/[#$%&_{}]/\\&/g; s/\^/\\textasciicircum /g; s/~/\\textasciitilde /g' ;;
    json) sed 's/[\\"]/\\&/g' ;;
  esac
}
separator='{'
define() {
  value=$(printf '%s' "${2:-unknown}" | tr '[:cntrl:]' ' ' | spelled)
  case $form in
    tex) printf '\\def\\provenance%s{%s}\n' "$1" "$value" ;;
    json) printf '%s\n  "%s": "%s"' "$separator" "$1" "$value" ;;
  esac
  separator=,
}
cached() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt" | head -n 1; }
version_of() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true; }

version=$("$build/bin/tabulate" --version)
compiler=$(cached CMAKE_CXX_COMPILER)
sources=$(find CMakeLists.txt src experiments -type f | sort | xargs sha256sum | sha256sum | cut -c 1-16)

[ "$form" = json ] || echo "% program: paper/provenance.sh"
define Version "$(printf '%s' "$version" | sed 's/^[^ ]* \([^ ]*\).*/\1/')"
define Numerics "$(printf '%s' "$version" | sed -n 's/.*numerics \([^,)]*\).*/\1/p')"
define Simd "$(printf '%s' "$version" | sed -n 's/.*simd \([^,)]*\).*/\1/p')"
define Sources "$sources"
define Compiler "$("$compiler" --version | head -n 1)"
define System "$(. /etc/os-release && printf '%s' "$PRETTY_NAME") ($(uname -m))"
define Processor "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)"
define Threads "$(nproc)"
define Highway "$(version_of libhwy-dev)"
define Eigen "$(version_of libeigen3-dev)"
define Boost "$(version_of libboost-program-options-dev)"
define Gnuplot "$(gnuplot --version)"
define Latex "$(pdflatex --version | head -n 1)"
[ "$form" = tex ] || printf '\n}\n'
