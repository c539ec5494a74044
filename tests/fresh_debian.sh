#!/usr/bin/env bash
# Proves the Dockerfile's recipe without Docker: makes a fresh Debian 12 root with debootstrap, adds only git and make, copies the
# tracked files in, and runs there the commands given (default: make build, make test, make quick). Needs root.
#   sudo tests/fresh_debian.sh [DIRECTORY [COMMAND]...]
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)/debian}
shift || true
[ "$(id -u)" = 0 ] || { echo "fresh_debian.sh: must be root for debootstrap: run it with sudo" >&2; exit 2; }
command -v debootstrap > /dev/null || { echo "fresh_debian.sh: debootstrap is missing: apt-get install debootstrap" >&2; exit 2; }

if [ ! -e "$root/usr/bin/make" ]; then
  debootstrap --variant=minbase --include=git,make,ca-certificates bookworm "$root"
  # The same package sources as this machine's, whatever mirror it uses.
  rm -f "$root/etc/apt/sources.list"
  cp -r /etc/apt/sources.list* "$root/etc/apt/"
  cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2> /dev/null || true
  cp /etc/resolv.conf "$root/etc/resolv.conf"
fi

trap 'umount -q "$root/proc" "$root/dev/shm" "$root/dev" || true' EXIT
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

rm -rf "$root/anc"
git -C "$source_dir" archive --prefix=anc/ HEAD | tar -x -C "$root"
[ $# -gt 0 ] || set -- 'make build' 'make test' 'make quick'
for command in "$@"; do
  echo "fresh Debian: $command"
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 sh -ec "cd /anc && $command"
done
echo "fresh Debian: all commands succeeded"
