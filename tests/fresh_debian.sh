#!/usr/bin/env bash
# Proves the Dockerfile's recipe without Docker: makes a fresh Debian root (12) with debootstrap, adds only git and make, copies the
# tracked files of HEAD in, and runs there the commands given (default: make build, make test, make verify, make quick). Called again with the
# same directory it keeps what was built and computed there, and what is newer is built again. MIRROR: of Debian, where not debootstrap's own;
# SUITE: another Debian than 12 (trixie is 13).
# Needs root.
#   sudo tests/fresh_debian.sh [DIRECTORY [COMMAND]...]
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)/debian}
shift || true
[ "$(id -u)" = 0 ] || { echo "fresh_debian.sh: must be root for debootstrap: run it with sudo" >&2; exit 2; }
command -v debootstrap > /dev/null || { echo "fresh_debian.sh: debootstrap is missing: apt-get install debootstrap" >&2; exit 2; }

# Package sources are the root's own; only the way to the network is this machine's.
if [ ! -e "$root/usr/bin/make" ]; then
  debootstrap --variant=minbase --include=git,make,ca-certificates "${SUITE:-bookworm}" "$root" ${MIRROR:+"$MIRROR"}
  cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2> /dev/null || true
  cp /etc/resolv.conf "$root/etc/resolv.conf"
fi

trap 'umount -q "$root/proc" "$root/dev/pts" "$root/dev/shm" "$root/dev" || true' EXIT
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --make-private "$root/dev"  # what is mounted below is not this machine's
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"

# A file that has not changed keeps its time, so that nothing is made anew for it; any other has the time of now.
fresh=$root/anc.fresh
rm -rf "$fresh"
git -C "$source_dir" archive --prefix=anc.fresh/ HEAD | tar -x -m -C "$root"
if [ -d "$root/anc" ]; then
  (cd "$fresh" && find . -type f -exec sh -c 'for file; do if cmp -s "$file" "../anc/$file"; then touch -r "../anc/$file" "$file"; fi; done' - {} +)
  for kept in build results results-quick; do [ ! -e "$root/anc/$kept" ] || mv "$root/anc/$kept" "$fresh/"; done
  rm -rf "$root/anc"
fi
mv "$fresh" "$root/anc"

[ $# -gt 0 ] || set -- 'make build' 'make test' 'make verify' 'make quick'
for command in "$@"; do
  echo "fresh Debian: $command"
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 ${http_proxy:+http_proxy="$http_proxy"} sh -ec "cd /anc && $command"
done
echo "fresh Debian: all commands succeeded"
