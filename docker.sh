#!/bin/sh
# What the image runs: make, with records and whatever is made of them in /out, which is the host's. `exec`, so that a stop reaches make, which passes
# it on: every finished trial is on the disk.
#   docker run --init --rm -v "$PWD/out:/out" anc [all|quick|verify|claims|report|page|test|...]
set -eu
target=${1:-all}
[ -w /out ] || { echo "anc: /out cannot be written: add --user \"\$(id -u):\$(id -g)\" to docker run" >&2; exit 2; }
mkdir -p /out/results /out/results-quick
computed=$(sh runs.sh files full target=all | grep '\.jsonl$' | while read -r file; do [ ! -e "/out/results/$file" ] || echo "$file"; done)
case $target in
  quick) shift; set -- MODE=quick OUT=/out/quick all "$@" ;;
  claims | report) [ -n "$computed" ] && set -- OUT=/out "$@" || set -- MODE=published OUT=/out/published "$@" ;;
  page) [ -n "$computed" ] && set -- OUT=/out "$@" || set -- MODE=published OUT=/out/published PAGE=/out/page "$@" ;;
  *) set -- OUT=/out "$@" ;;
esac
exec make "$@"
